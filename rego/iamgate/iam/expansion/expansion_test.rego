package iamgate.iam.expansion_test

import data.iamgate.iam.expansion

# All that AWS publishes, by service.
_table := {
	"services": {
		"s3": {
			"s3:getobject": ["s3:GetObject", 1],
			"s3:getbucketacl": ["s3:GetBucketAcl", 2],
			"s3:putobject": ["s3:PutObject", 1],
			"s3:putobjectacl": ["s3:PutObjectAcl", 1],
			"s3:listallmybuckets": ["s3:ListAllMyBuckets", 0],
		},
		"s3express": {"s3express:getobject": ["s3express:GetObject", 1]},
		"iam": {
			"iam:createuser": ["iam:CreateUser", 3],
			"iam:getuser": ["iam:GetUser", 3],
			"iam:listusers": ["iam:ListUsers", 0],
			"iam:passrole": ["iam:PassRole", 4],
		},
		"sts": {"sts:assumerole": ["sts:AssumeRole", 4]},
		"backup": {"backup:copy": ["backup:Copy", 5]},
	},
}

# What each of these patterns admits when documents name them all.
_of(patterns) := {text: ids | some text in patterns; ids := of[lower(text)]} if {
	of := expansion.of with input.slice.documents as {"d": {"statements": [{"actions": {"patterns": patterns}}]}}
		with data.iamgate.data.actions as _table
		with data.iamgate.data.catalogue as {"unlisted": []}
		with data.iamgate.iam.exempt.patterns as {"iam:getuser"}
}

_alone(pattern) := _of([pattern])[pattern]

_expansions := {
	"s3:GetObject": {"s3:getobject"},
	"S3:GETOBJECT": {"s3:getobject"},
	"s3:*": {"s3:getobject", "s3:getbucketacl", "s3:putobject", "s3:putobjectacl", "s3:listallmybuckets"},
	"s3:**": {"s3:getobject", "s3:getbucketacl", "s3:putobject", "s3:putobjectacl", "s3:listallmybuckets"},
	"s3:Get*": {"s3:getobject", "s3:getbucketacl"},
	"s3:*Acl": {"s3:getbucketacl", "s3:putobjectacl"},
	"s3:*Object": {"s3:getobject", "s3:putobject"},
	"s3:*Object*": {"s3:getobject", "s3:putobject", "s3:putobjectacl"},
	"s3:Put*Object*": {"s3:putobject", "s3:putobjectacl"},
	"s3:PutObject*Object": set(),
	"s3:P*t*A*l": {"s3:putobjectacl"},
	"s3:?etObject": {"s3:getobject"},
	"s3:Get?": set(),
	"*:GetObject": {"s3:getobject", "s3express:getobject"},
	"s3*:GetObject": {"s3:getobject", "s3express:getobject"},
	"s3*": {
		"s3:getobject", "s3:getbucketacl", "s3:putobject", "s3:putobjectacl", "s3:listallmybuckets",
		"s3express:getobject",
	},
	"s?s:*": {"sts:assumerole"},
	"*user": {"iam:createuser", "iam:getuser"},
	# Not in the table: a literal name, a service, and what is no action.
	"s3:GetThing": {"s3:getthing"},
	"new:Thing": {"new:thing"},
	"new:*": {"new:000"},
	"new:Get?x*": {"new:get0x000"},
	"n*w:Get": {"n000w:get"},
	"s3": {"s3"},
	"s3:a:b*": set(),
	"new:a:*": {"new:a:000"},
}

test_a_pattern_names_the_published_actions_that_it_matches if {
	{pattern: _alone(pattern) | some pattern, _ in _expansions} == _expansions
}

test_what_is_everything_is_not_expanded if {
	_of(["*", "**", "*:*", "**:*", "s3:GetObject"]) == {"s3:GetObject": {"s3:getobject"}}
}

test_wide_patterns_take_in_what_other_statements_name if {
	_of(["new:*", "new:GetThing", "n*:Get*"]) == {
		"new:*": {"new:000", "new:getthing"},
		"new:GetThing": {"new:getthing"},
		"n*:Get*": {"new:getthing", "n000:get000"},
	}
	_of(["s3:NewThing", "s3:*"])["s3:*"] == _alone("s3:*") | {"s3:newthing"}
}

test_patterns_take_in_what_paths_name_and_aws_does_not_list if {
	found := expansion.of with input.slice.documents as {"d": {"statements": [{"actions": {"patterns": _sso_and_iam}}]}}
		with data.iamgate.data.actions as _table
		with data.iamgate.data.catalogue as {"unlisted": ["iam:createuser", "iam:newthing", "sso:getrolecredentials"]}
		with data.iamgate.iam.exempt.patterns as set()
	found == {
		"iam:*": (object.keys(_table.services.iam) | {"iam:newthing"}),
		"iam:create*": {"iam:createuser"},
		"sso:*": {"sso:getrolecredentials", "sso:000"},
		"sso:getrolecredentials": {"sso:getrolecredentials"},
		"*credentials": {"sso:getrolecredentials", "000credentials"},
	}
}

_sso_and_iam := ["iam:*", "iam:Create*", "sso:*", "sso:GetRoleCredentials", "*Credentials"]

test_what_aws_does_not_list_is_known_by_its_service if {
	documents := {"d": {"statements": [{"actions": {"patterns": ["new:*", "s3:NewThing", "s3:Get?", "s3:GetObject"]}}]}}
	found := {"ids": expansion.unlisted, "services": expansion.unlisted_by_service} with input.slice.documents as documents
		with data.iamgate.data.actions as _table
		with data.iamgate.data.catalogue as {"unlisted": ["s3:getobject", "codestar:create"]}
		with data.iamgate.iam.exempt.patterns as set()
	found == {
		"ids": {"codestar:create", "new:000", "s3:newthing"},
		"services": {"codestar": {"codestar:create"}, "new": {"new:000"}, "s3": {"s3:newthing"}},
	}
}

test_patterns_of_the_ruleset_itself_are_expanded_too if {
	found := expansion.of with input.slice.documents as {}
		with data.iamgate.data.actions as _table
		with data.iamgate.data.catalogue as {"unlisted": []}
		with data.iamgate.iam.exempt.patterns as {"iam:get*"}
	found == {"iam:get*": {"iam:getuser"}}
}
