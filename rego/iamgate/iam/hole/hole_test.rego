package iamgate.iam.hole_test

import data.iamgate.iam.hole
import data.iamgate.iam.resource
import data.iamgate.iam.sets

# All that AWS publishes: users, roles, buckets, queues and two actions without resource level.
_table := {
	"types": ["arn:{p}:iam::{a}:user/*", "arn:{p}:iam::{a}:role/*", "arn:{p}:s3:::*", "arn:{p}:sqs:{r}:{a}:*"],
	"kinds": [[], [0], [1], [2], [0, 1], [3]],
	"foreign": {"*": []},
	"services": {
		"iam": {
			"iam:createuser": ["iam:CreateUser", 1],
			"iam:deleteuser": ["iam:DeleteUser", 1],
			"iam:getuser": ["iam:GetUser", 1],
			"iam:tag": ["iam:Tag", 4],
			"iam:getrole": ["iam:GetRole", 2],
			"iam:getaccountsummary": ["iam:GetAccountSummary", 0],
		},
		"s3": {
			"s3:createbucket": ["s3:CreateBucket", 3],
			"s3:listallmybuckets": ["s3:ListAllMyBuckets", 0],
		},
		"sqs": {"sqs:sendmessage": ["sqs:SendMessage", 5]},
	},
}

_words := {"collections": {}, "popular_services": ["s3"], "witness_first": ["iam:getuser"]}

_who := {
	"partition": "aws",
	"example_account": "111122223333",
	"symbols": {"aws:username": "bob", "*": "opaque"},
	"examples": {"aws:username": "bob"},
	"keys": {},
}

_element(negative, texts) := resource.of(
	{"resources": {"not": negative, "patterns": texts}, "variables": true},
	_who,
)

_some(ids) := {"but": false, "ids": ids}

_but(ids) := {"but": true, "ids": ids}

_grant(set, negative, texts) := {"actions": set, "elements": [element], "full": element.full} if {
	element := _element(negative, texts)
}

_deny(set, texts) := {"actions": set, "element": _element(false, texts)}

_of(grant, wanted, denies) := found if {
	found := hole.of(grant, wanted, denies, _who) with input as {"slice": {"documents": {}, "config": {}}}
		with data.iamgate.data.actions as _table
		with data.iamgate.data.mfa as _words
		with data.iamgate.data.catalogue as {"actions": []}
		with data.iamgate.iam.exempt.patterns as set()
}

_any(grant, denies) := _of(grant, sets.everything, denies)

_all := ["*"]

_users := ["arn:aws:iam::*:user/*"]

_roles := ["arn:aws:iam::*:role/*"]

_hole(action, text) := {"action": action, "resource": concat("", ["arn:aws:", text])}

_user := "iam::111122223333:user/example"

test_a_grant_without_denies_is_open_for_the_action_that_readers_know_best if {
	_any(_grant(_some({"iam:createuser", "iam:getuser"}), false, _all), []) == _hole("iam:getuser", _user)
	_any(_grant(sets.everything, false, _all), []) == _hole("iam:getuser", _user)
}

test_else_for_the_first_in_order if {
	_any(_grant(_some({"iam:deleteuser", "iam:createuser"}), false, _all), []) == _hole("iam:createuser", _user)
	_any(_grant(_but({"iam:getuser"}), false, _all), []) == _hole("iam:createuser", _user)
}

test_only_wanted_actions_count if {
	grant := _grant(_some({"iam:createuser", "iam:getuser"}), false, _all)
	_of(grant, _but({"iam:getuser"}), []) == _hole("iam:createuser", _user)
	not _of(grant, _some({"s3:createbucket"}), [])
}

test_nothing_is_left_of_what_denies_name_on_every_resource if {
	grant := _grant(_some({"iam:createuser", "iam:getuser"}), false, _all)
	not _any(grant, [_deny(sets.everything, _all)])
	not _any(grant, [_deny(_some({"iam:createuser"}), _all), _deny(_but({"iam:createuser"}), _all)])
	_any(grant, [_deny(_but({"iam:createuser"}), _all)]) == _hole("iam:createuser", _user)
	everything := union({object.keys(ids) | some ids in _table.services})
	not _any(_grant(_but(everything), false, _all), [])
	not _any(_grant(sets.everything, false, _all), [_deny(_some(everything), _all)])
}

test_an_action_that_cannot_be_requested_on_the_resource_is_no_hole if {
	not _any(_grant(_some({"s3:createbucket"}), false, _users), [])
	_any(_grant(_some({"s3:createbucket", "iam:deleteuser"}), false, _users), []) == _hole("iam:deleteuser", _user)
}

test_all_kinds_of_actions_are_tried if {
	everything := _some(union({object.keys(ids) | some ids in _table.services}))
	_any(_grant(everything, false, ["arn:aws:sqs:*:*:q"]), []) == _hole(
		"sqs:sendmessage",
		"sqs:us-east-1:111122223333:q",
	)
	not _any(_grant(everything, false, ["arn:aws:lambda:*:*:function:f"]), [])
}

# Seventy actions, each on a type of its own.
_many := {
	"types": [concat("", ["arn:{p}:s", format_int(i, 10), ":{r}:{a}:*"]) | some i in numbers.range(100, 169)],
	"kinds": [[i] | some i in numbers.range(0, 69)],
	"foreign": {"*": []},
	"services": {"x": {id: ["X", i] | some i in numbers.range(0, 69); id := concat("", ["x:", format_int(100 + i, 10)])}},
}

test_however_many_kinds_of_actions_there_are if {
	grant := _grant(_some(object.keys(_many.services.x)), false, ["arn:aws:s169:*:*:q"])
	found := hole.of(grant, sets.everything, [], _who) with data.iamgate.data.actions as _many
		with data.iamgate.data.mfa as _words
		with data.iamgate.data.catalogue as {"actions": []}
	found == _hole("x:169", "s169:us-east-1:111122223333:q")
}

# Not over all resources, because the grant has an exception.
_nearly(excepted) := _grant(_but(excepted), true, ["arn:aws:s3:::secret"])

test_of_nearly_everything_popular_services_are_asked_first_and_then_all if {
	_any(_nearly({"iam:getuser"}), []) == {"action": "s3:listallmybuckets", "resource": "*"}
	_any(_nearly({"iam:getuser", "s3:listallmybuckets"}), []) == _hole("s3:createbucket", "s3:::example")
	_any(_nearly({"iam:getuser"}), [_deny(sets.everything, _users)]) == {"action": "s3:listallmybuckets", "resource": "*"}
	s3 := {"iam:getuser", "s3:createbucket", "s3:listallmybuckets"}
	_any(_nearly(s3 | {"iam:getaccountsummary"}), []) == _hole("iam:createuser", _user)
	_any(_nearly(s3), [_deny(sets.everything, _users)]) == {"action": "iam:getaccountsummary", "resource": "*"}
}

test_what_is_left_on_one_arn_is_looked_for_in_its_service if {
	grant := _grant(_but({"iam:getuser"}), false, ["arn:aws:iam::*:user/a"])
	open := _hole("iam:createuser", "iam::111122223333:user/a")
	_any(grant, []) == open
	_any(grant, [_deny(sets.everything, ["arn:aws:iam::*:user/b"])]) == open
	not _any(grant, [_deny(sets.everything, _users)])
}

# What an Allow and its boundary share.
_bounded(ids, left, right) := {
	"actions": _some(ids),
	"elements": [_element(false, left), _element(false, right)],
	"full": false,
}

test_what_an_allow_and_its_boundary_share_is_found_on_a_second_look if {
	grant := _bounded({"iam:getuser"}, ["arn:aws:iam::*:user/a*"], ["arn:aws:iam::*:user/*q*z"])
	_any(grant, []) == _hole("iam:getuser", "iam::111122223333:user/aqaz")
}

test_what_no_request_can_be_named_for_has_no_resource if {
	grant := _bounded({"iam:getuser"}, ["arn:aws:iam::*:user/*a*b*"], ["arn:aws:iam::*:user/*c*d*"])
	nameless := {"action": "iam:getuser", "resource": null}
	_any(grant, []) == nameless
	_any(grant, [_deny(_some({"iam:getuser"}), ["arn:aws:iam::*:user/x"])]) == nameless
}

test_a_request_that_can_be_named_goes_before_one_that_cannot if {
	grant := _bounded(
		{"iam:getuser", "iam:getrole"},
		["arn:aws:iam::*:user/*a*b*", "arn:aws:iam::*:role/x"],
		["arn:aws:iam::*:user/*c*d*", "arn:aws:iam::*:role/x"],
	)
	role := _hole("iam:getrole", "iam::111122223333:role/x")
	_any(grant, [_deny(_some({"iam:getrole"}), ["arn:aws:iam::*:role/y"])]) == role
	_any(grant, [_deny(_some({"iam:getuser", "iam:getrole"}), ["arn:aws:iam::*:role/y"])]) == role
}

_deny_but(texts) := {"actions": sets.everything, "element": _element(true, texts)}

test_denies_of_all_but_some_resources_leave_what_all_of_them_spare if {
	everything := _grant(sets.everything, false, _all)
	buckets := _deny_but(["arn:aws:s3:::a*"])
	_any(everything, [buckets, _deny_but(["arn:aws:s3:::ab", "arn:aws:sqs:*:*:q"])]) == _hole("s3:createbucket", "s3:::ab")
	not _any(everything, [buckets, _deny_but(_users)])
	not _any(everything, [buckets, _deny_but(["arn:aws:sqs:*:*:a*"])])
	_any(everything, [buckets, _deny_but(["arn:*:s3:::a*"])]) == _hole("s3:createbucket", "s3:::aexample")
}

test_what_aws_does_not_list_may_be_asked_on_any_resource if {
	new := _grant(_some({"x:new"}), false, _all)
	_any(new, [_deny_but(["arn:aws:s3:::ab"])]) == _hole("x:new", "s3:::ab")
}

test_a_list_may_be_asked_on_its_collection if {
	summaries := _grant(_some({"iam:getaccountsummary"}), false, _all)
	denies := [_deny_but(["arn:aws:iam::111122223333:user/"])]
	not _any(summaries, denies)
	listed := object.union(_words, {"collections": {"iam:getaccountsummary": "arn:{p}:iam::{a}:user/"}})
	found := hole.of(summaries, sets.everything, denies, _who) with input as {"slice": {"documents": {}, "config": {}}}
		with data.iamgate.data.actions as _table
		with data.iamgate.data.mfa as listed
		with data.iamgate.data.catalogue as {"actions": []}
		with data.iamgate.iam.exempt.patterns as set()
	found == _hole("iam:getaccountsummary", "iam::111122223333:user/")
}
