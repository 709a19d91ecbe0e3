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
		with data.iamgate.data.catalogue as {"unlisted": []}
		with data.iamgate.iam.exempt.patterns as {"iam:getuser"}
}

test_a_list_names_the_union_and_an_exception_everything_else if {
	_of(false, ["s3:Get*", "iam:PassRole"]) == {"but": false, "ids": {"s3:getobject", "s3:getbucketacl", "iam:passrole"}}
	_of(true, ["s3:Get*", "iam:PassRole"]) == {"but": true, "ids": {"s3:getobject", "s3:getbucketacl", "iam:passrole"}}
	_of(false, []) == sets.nothing
	_of(true, []) == sets.everything
}

test_a_star_is_everything_and_its_exception_nothing if {
	_of(false, ["s3:Get*", "*"]) == sets.everything
	_of(false, ["*:*"]) == sets.everything
	_of(true, ["**"]) == sets.nothing
	_of(true, ["*:*"]) == sets.nothing
}

test_a_longer_pattern_does_not_cover_the_stand_in_of_a_shorter_one if {
	wide := {"not": false, "patterns": ["new:*"]}
	narrow := {"not": false, "patterns": ["new:a*", "new:*n", "new:x"]}
	documents := {"slice": {"documents": {"d": {"statements": [{"actions": wide}, {"actions": narrow}]}}}}
	left := sets.without(actions.of(wide), actions.of(narrow)) with input as documents
		with data.iamgate.data.actions as _table
		with data.iamgate.data.catalogue as {"unlisted": []}
		with data.iamgate.iam.exempt.patterns as set()
	left == {"but": false, "ids": {"new:000"}}
}

_world := _document({"not": false, "patterns": ["new:Thing", "s3:NewThing"]})

test_the_universe_is_what_is_published_and_what_documents_and_paths_name if {
	named := actions.universe with input as _world
		with data.iamgate.data.actions as _table
		with data.iamgate.data.catalogue as {"unlisted": ["iam:passrole", "sso:getrolecredentials"]}
		with data.iamgate.iam.exempt.patterns as {"iam:get*"}
	others := {"new:thing", "s3:newthing", "sso:getrolecredentials"}
	named == union({object.keys(ids) | some ids in _table.services}) | others
}

test_patterns_of_the_ruleset_itself_are_expanded_too if {
	listed := actions.listed(["iam:get*", "iam:listusers"]) with input as _world
		with data.iamgate.data.actions as _table
		with data.iamgate.data.catalogue as {"unlisted": []}
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

_of_service(name) := found if {
	found := actions.of_arn_service(name) with input as _world
		with data.iamgate.data.actions as _table
		with data.iamgate.data.catalogue as {"unlisted": ["codestar:create"]}
		with data.iamgate.iam.exempt.patterns as set()
}

test_the_actions_that_an_arn_of_a_service_can_meet if {
	_of_service("iam") == {
		"iam:createuser", "iam:getuser", "iam:listusers", "iam:passrole", "sts:assumerole", "backup:copy",
	}
	_of_service("s3express") == {"s3express:getobject", "backup:copy"}
	_of_service("new") == {"new:thing", "backup:copy"}
	_of_service("codestar") == {"codestar:create", "backup:copy"}
}
