package iamgate.iam.actions_test

import data.iamgate.iam.actions
import data.iamgate.iam.sets

_table := {
	"generated": "2026-01-01",
	"types": ["arn:{p}:s3:::*/*", "arn:{p}:s3:::*", "arn:{p}:iam::{a}:user/*", "arn:{p}:iam::{a}:role/*"],
	"kinds": [[], [0], [1], [2], [3], [1, 3]],
	"foreign": {"*": ["backup:copy"], "iam": ["sts:assumerole"]},
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

_document(element) := {"slice": {"documents": {"d": {"statements": [{"actions": element}]}}}}

# The set that an element of a statement names, when the table above is all that AWS publishes.
_of(negative, patterns) := set_of if {
	element := {"not": negative, "patterns": patterns}
	set_of := actions.of(element) with input as _document(element)
		with data.iamgate.data.actions as _table
		with data.iamgate.iam.exempt.patterns as {"iam:getuser"}
}

_ids(pattern) := _of(false, [pattern]).ids

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
	{pattern: _ids(pattern) | some pattern, _ in _expansions} == _expansions
}

test_a_list_names_the_union_and_an_exception_everything_else if {
	_of(false, ["s3:Get*", "iam:PassRole"]) == {"but": false, "ids": {"s3:getobject", "s3:getbucketacl", "iam:passrole"}}
	_of(true, ["s3:Get*", "iam:PassRole"]) == {"but": true, "ids": {"s3:getobject", "s3:getbucketacl", "iam:passrole"}}
	_of(false, []) == sets.nothing
	_of(true, []) == sets.everything
}

test_a_star_is_everything_and_its_exception_nothing if {
	_of(false, ["s3:Get*", "*"]) == sets.everything
	_of(true, ["**"]) == sets.nothing
}

test_star_colon_star_is_all_that_is_published if {
	count(_ids("*:*")) == 12
}

test_wide_patterns_take_in_what_other_statements_name if {
	_of(false, ["new:*", "new:GetThing", "n*:Get*"]).ids == {"new:000", "new:getthing", "n000:get000"}
	_of(false, ["new:*", "new:GetThing"]).ids == {"new:000", "new:getthing"}
	_of(false, ["s3:NewThing", "s3:*"]).ids == _ids("s3:*") | {"s3:newthing"}
}

test_a_longer_pattern_does_not_cover_the_stand_in_of_a_shorter_one if {
	wide := {"not": false, "patterns": ["new:*"]}
	narrow := {"not": false, "patterns": ["new:a*", "new:*n", "new:x"]}
	documents := {"slice": {"documents": {"d": {"statements": [{"actions": wide}, {"actions": narrow}]}}}}
	left := sets.without(actions.of(wide), actions.of(narrow)) with input as documents
		with data.iamgate.data.actions as _table
	left == {"but": false, "ids": {"new:000"}}
}

_world := _document({"not": false, "patterns": ["new:Thing", "s3:NewThing"]})

test_the_universe_is_what_is_published_and_what_is_named if {
	named := actions.universe with input as _world
		with data.iamgate.data.actions as _table
		with data.iamgate.iam.exempt.patterns as {"iam:get*"}
	named - {"new:thing", "s3:newthing"} == union({object.keys(ids) | some ids in _table.services})
	{"new:thing", "s3:newthing"} - named == set()
}

test_patterns_of_the_ruleset_itself_are_expanded_too if {
	listed := actions.listed(["iam:get*", "iam:listusers"]) with input as _world
		with data.iamgate.data.actions as _table
		with data.iamgate.iam.exempt.patterns as {"iam:get*", "iam:listusers"}
	listed == {"iam:getuser", "iam:listusers"}
}

test_names_are_written_as_aws_does if {
	names := [actions.name(id) | some id in ["s3:getobject", "new:thing"]] with data.iamgate.data.actions as _table
	names == ["s3:GetObject", "new:thing"]
}

test_resource_types_are_templates_and_undefined_for_what_is_not_listed if {
	types := {id: actions.types(id) |
		some id in ["s3:getobject", "backup:copy", "iam:listusers", "s3:newthing", "new:thing"]
	} with data.iamgate.data.actions as _table
	types == {
		"s3:getobject": ["arn:{p}:s3:::*/*"],
		"backup:copy": ["arn:{p}:s3:::*", "arn:{p}:iam::{a}:role/*"],
		"iam:listusers": [],
	}
}

test_list_actions_have_a_collection if {
	actions.collection("iam:listusers") == "arn:{p}:iam::{a}:user/"
	actions.collection("s3:listallmybuckets") == "arn:{p}:s3:::"
	not actions.collection("iam:getuser")
}

test_actions_of_one_kind_are_requested_on_the_same_resources if {
	kinds := [actions.kind(id) |
		some id in ["s3:getobject", "s3:putobject", "iam:createuser", "s3:listallmybuckets", "iam:listusers", "new:thing"]
	] with data.iamgate.data.actions as _table
	kinds == [1, 1, 3, "s3:listallmybuckets", "iam:listusers", "new:thing"]
}

test_the_universe_by_kind if {
	by_kind := actions.by_kind with input as _world
		with data.iamgate.data.actions as _table
		with data.iamgate.data.mfa as {"collections": {"iam:listusers": "arn:{p}:iam::{a}:user/"}}
		with data.iamgate.iam.exempt.patterns as set()
	by_kind == [
		{"backup:copy"},
		{"iam:createuser", "iam:getuser"},
		{"iam:passrole"},
		{"iam:listusers"},
		{"new:thing"},
		{"s3:listallmybuckets"},
		{"s3:getobject", "s3:putobject", "s3:putobjectacl"},
		{"s3:getbucketacl"},
		{"s3:newthing"},
		{"s3express:getobject"},
		{"sts:assumerole"},
	]
	popular := actions.popular_by_kind with input as {}
		with data.iamgate.data.actions as _table
		with data.iamgate.data.mfa as {"popular_services": ["iam", "sts"], "collections": {"iam:listusers": "x"}}
		with data.iamgate.iam.exempt.patterns as set()
	popular == [{"iam:createuser", "iam:getuser"}, {"iam:passrole"}, {"iam:listusers"}, {"sts:assumerole"}]
}

_of_service(name) := found if {
	found := actions.of_arn_service(name) with input as _world
		with data.iamgate.data.actions as _table
		with data.iamgate.iam.exempt.patterns as set()
}

test_the_actions_that_an_arn_of_a_service_can_meet if {
	_of_service("iam") == {
		"iam:createuser", "iam:getuser", "iam:listusers", "iam:passrole", "sts:assumerole", "backup:copy",
	}
	_of_service("s3express") == {"s3express:getobject", "backup:copy"}
	_of_service("new") == {"new:thing", "backup:copy"}
}
