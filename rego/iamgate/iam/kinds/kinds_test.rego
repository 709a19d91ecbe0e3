package iamgate.iam.kinds_test

import data.iamgate.iam.kinds

_table := {
	"types": ["arn:{p}:s3:::*/*", "arn:{p}:s3:::*", "arn:{p}:iam::{a}:user/*", "arn:{p}:iam::{a}:role/*"],
	"kinds": [[], [0], [1], [2], [3]],
	"foreign": {"*": []},
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
	},
}

_words := {"popular_services": ["iam", "sts"], "collections": {"iam:listusers": "arn:{p}:iam::{a}:user/"}}

_naming(patterns) := {"slice": {"documents": {"d": {"statements": [{"actions": {
	"not": false,
	"patterns": patterns,
}}]}}}}

test_actions_of_one_kind_are_requested_on_the_same_resources if {
	ids := ["s3:getobject", "s3:putobject", "iam:createuser", "s3:listallmybuckets", "iam:listusers", "new:thing"]
	found := [kinds.of(id) | some id in ids] with data.iamgate.data.actions as _table
		with data.iamgate.data.mfa as _words
	found == [1, 1, 3, 0, "iam:listusers", "new:thing"]
}

test_the_universe_by_kind if {
	all := kinds.all with input as _naming(["new:Thing", "s3:NewThing"])
		with data.iamgate.data.actions as _table
		with data.iamgate.data.mfa as _words
		with data.iamgate.data.catalogue as {"unlisted": ["sso:getrolecredentials"]}
		with data.iamgate.iam.exempt.patterns as set()
	all == [
		{"iam:createuser", "iam:getuser"},
		{"iam:passrole"},
		{"iam:listusers"},
		{"new:thing"},
		{"s3:listallmybuckets"},
		{"s3:getobject", "s3:putobject", "s3:putobjectacl"},
		{"s3:getbucketacl"},
		{"s3:newthing"},
		{"s3express:getobject"},
		{"sso:getrolecredentials"},
		{"sts:assumerole"},
	]
}

test_what_everybody_uses_by_kind if {
	popular := kinds.popular with input as _naming([])
		with data.iamgate.data.actions as _table
		with data.iamgate.data.mfa as _words
		with data.iamgate.data.catalogue as {"unlisted": []}
		with data.iamgate.iam.exempt.patterns as set()
	popular == [{"iam:createuser", "iam:getuser"}, {"iam:passrole"}, {"iam:listusers"}, {"sts:assumerole"}]
}

_first_of_each(ids, table) := found if {
	found := kinds.first_of_each(ids) with input as _naming([])
		with data.iamgate.data.actions as table
		with data.iamgate.data.mfa as _words
		with data.iamgate.data.catalogue as {"unlisted": []}
		with data.iamgate.iam.exempt.patterns as set()
}

test_the_first_of_each_kind_stands_for_the_others if {
	ids := {
		"s3:putobjectacl", "s3:putobject", "s3express:getobject",
		"iam:listusers", "iam:passrole", "sts:assumerole",
	}
	_first_of_each(ids, _table) == ["s3:putobject", "iam:passrole", "iam:listusers"]
	_first_of_each(set(), _table) == []
}

# More than are worth sorting.
_large_table := {
	"types": _table.types,
	"kinds": _table.kinds,
	"foreign": _table.foreign,
	"services": {
		"iam": {id: [id, [3, 4][i % 2]] | some i in numbers.range(0, 249); id := sprintf("iam:get%d", [i])},
		"s3": {"s3:createbucket": ["s3:CreateBucket", 2]},
	},
}

test_of_many_actions_the_first_of_each_kind_too if {
	_first_of_each(object.keys(_large_table.services.iam), _large_table) == ["iam:get0", "iam:get1"]
	_first_of_each(object.keys(_large_table.services.iam) - {"iam:get0"}, _large_table) == ["iam:get10", "iam:get1"]
}
