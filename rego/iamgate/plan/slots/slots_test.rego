package iamgate.plan.slots_test

import data.iamgate.plan.slots

_unwritten := {"resources": ["*"], "principals": null}

_nothing := {
	"sid": null, "effect": null, "actions": null, "not_actions": null, "resources": null, "not_resources": null,
	"principals": [], "not_principals": [], "condition": [],
}

_raw(value, unknown, reading) := slots.item(object.union(_nothing, value), unknown, reading, _unwritten).raw

_is_out(value, unknown) := {reading |
	some reading in ["worst", "best"]
	slots.item(object.union(_nothing, value), unknown, reading, _unwritten).out
}

_reading := {"actions": ["s3:GetObject"], "resources": ["arn:aws:s3:::a/*"]}

_deny(value) := object.union(value, {"effect": "Deny"})

test_a_known_statement_is_what_the_provider_makes_of_it if {
	every reading in ["worst", "best"] {
		slots.item(object.union(_nothing, _reading), {}, reading, _unwritten) == {
			"raw": {"Effect": "Allow", "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::a/*"]},
			"out": false, "sid": "", "loose": false, "open": false,
		}
	}
	_raw({"sid": "Own", "effect": "Deny", "not_actions": ["iam:*"], "not_resources": ["arn:aws:iam::*:user/&{aws:username}"]}, {}, "worst") == {
		"Sid": "Own", "Effect": "Deny", "NotAction": ["iam:*"], "NotResource": ["arn:aws:iam::*:user/${aws:username}"],
	}
}

test_unknown_actions_and_resources_of_an_allow_are_anything_or_what_is_known if {
	half := object.union(_reading, {"resources": ["arn:aws:s3:::a/*", null]})
	_raw(half, {"resources": [false, true]}, "worst").Resource == "*"
	_raw(half, {"resources": [false, true]}, "best").Resource == ["arn:aws:s3:::a/*"]
	_is_out(half, {"resources": [false, true]}) == set()
	_is_out(object.union(_reading, {"resources": null}), {"resources": true}) == {"best"}
	_raw(object.union(_reading, {"actions": null}), {"actions": true}, "worst").Action == "*"
}

test_those_of_a_deny_are_the_other_way_round if {
	half := _deny(object.union(_reading, {"actions": ["s3:GetObject", null]}))
	_raw(half, {"actions": [false, true]}, "best").Action == "*"
	_raw(half, {"actions": [false, true]}, "worst").Action == ["s3:GetObject"]
	_is_out(_deny(object.union(_reading, {"resources": [null]})), {"resources": [true]}) == {"worst"}
}

test_what_a_negated_element_may_spare_besides_narrows_it if {
	guard := _deny({"not_actions": ["iam:GetUser", null], "resources": ["*"]})
	_is_out(guard, {"not_actions": [false, true]}) == {"worst"}
	_raw(guard, {"not_actions": [false, true]}, "best").NotAction == ["iam:GetUser"]
	_raw(_deny({"not_actions": [null], "resources": ["*"]}), {"not_actions": [true]}, "best").Action == "*"
	_is_out({"not_actions": [null], "resources": ["*"]}, {"not_actions": [true]}) == {"best"}
}

test_an_unknown_condition_is_met_where_it_matters if {
	tests := [
		{"test": "BoolIfExists", "variable": "aws:MultiFactorAuthPresent", "values": ["false"]},
		{"test": "StringEquals", "variable": "aws:PrincipalTag/team", "values": [null]},
	]
	guard := _deny(object.union(_reading, {"condition": tests}))
	marks := {"condition": [{"values": [false]}, {"values": [true]}]}
	_is_out(guard, marks) == {"worst"}
	_raw(guard, marks, "best").Condition == {"BoolIfExists": {"aws:MultiFactorAuthPresent": ["false"]}}
	not _raw(object.union(_reading, {"condition": [tests[1]]}), {"condition": true}, "worst").Condition
	_is_out(object.union(_reading, {"condition": [tests[1]]}), {"condition": true}) == {"best"}
}

test_tests_of_the_same_name_come_together if {
	_raw(
		object.union(_reading, {"condition": [
			{"test": "StringLike", "variable": "s3:prefix", "values": ["home/&{aws:username}/*"]},
			{"test": "StringLike", "variable": "s3:prefix", "values": ["b"]},
			{"test": "StringLike", "variable": "aws:Referer", "values": ["c"]},
		]}),
		{}, "worst",
	).Condition == {"StringLike": {"s3:prefix": ["home/${aws:username}/*", "b"], "aws:Referer": ["c"]}}
}

test_principals if {
	both := {"actions": ["sts:AssumeRole"], "principals": [
		{"type": "AWS", "identifiers": ["arn:aws:iam::111122223333:root"]},
		{"type": "Service", "identifiers": ["ec2.amazonaws.com"]},
	]}
	_raw(both, {}, "worst").Principal == {"AWS": ["arn:aws:iam::111122223333:root"], "Service": ["ec2.amazonaws.com"]}
	_raw({"actions": ["s3:*"], "principals": [{"type": "*", "identifiers": ["*"]}]}, {}, "worst").Principal == "*"
	hidden := {"actions": ["sts:AssumeRole"], "principals": [{"type": "AWS", "identifiers": [null]}]}
	marks := {"principals": [{"identifiers": [true]}]}
	_raw(hidden, marks, "worst").Principal == {"AWS": ["*"]}
	half := {"actions": ["sts:AssumeRole"], "principals": [{"type": "Service", "identifiers": ["ec2.amazonaws.com"]}, hidden.principals[0]]}
	_raw(half, {"principals": [{"identifiers": [false]}, {"identifiers": [true]}]}, "worst").Principal == {
		"AWS": ["*"], "Service": ["ec2.amazonaws.com"],
	}
	_raw({"actions": ["sts:*"], "principals": [{"identifiers": ["x", null]}]}, {"principals": [{"type": true}]}, "worst").Principal == {
		"AWS": ["*"], "Federated": ["*"], "Service": ["*"],
	}
	_is_out(hidden, marks) == {"best"}
	_is_out({"actions": ["s3:*"], "not_principals": [{"type": "AWS", "identifiers": ["a", null]}]}, {"not_principals": [{"identifiers": [false, true]}]}) == {"best"}
}

test_an_unknown_effect_is_the_worse_one_or_the_better_one if {
	_raw(_reading, {"effect": true}, "worst").Effect == "Allow"
	_raw(_reading, {"effect": true}, "best").Effect == "Deny"
}

test_an_unknown_sid_changes_nothing_by_itself if {
	item := slots.item(object.union(_nothing, _reading), {"sid": true}, "worst", _unwritten)
	[item.loose, item.open, item.out] == [true, false, false]
}

test_a_statement_of_which_nothing_is_known_may_be_anything if {
	slots.item(null, true, "worst", _unwritten) == slots.anything("worst")
	slots.anything("worst").raw.Effect == "Allow"
	slots.anything("best").raw == {"Effect": "Deny", "Action": "*", "Resource": "*", "Principal": "*"}
}

test_what_unknown_identifiers_are_written_with_is_known if {
	hidden := object.union(_nothing, {"actions": ["sts:AssumeRole"], "principals": [{"type": "AWS", "identifiers": [null]}]})
	item := slots.item(hidden, {"principals": [{"identifiers": [true]}]}, "best", {"resources": ["*"], "principals": [["AWS", "arn:aws:iam::1:user/a"]]})
	[item.raw.Principal, item.out] == [{"AWS": ["arn:aws:iam::1:user/a"]}, false]
}

test_unknown_resources_are_no_more_than_what_they_are_written_with if {
	half := object.union(_nothing, {"actions": ["iam:PassRole"], "resources": ["a", null]})
	item := slots.item(half, {"resources": [false, true]}, "worst", {"resources": ["b*"], "principals": null})
	item.raw.Resource == ["a", "b*"]
}

test_an_unknown_list_beside_its_known_opposite_is_empty if {
	both := {"not_actions": ["sts:*"], "resources": ["*"], "effect": "Deny"}
	_raw(both, {"actions": true}, "best") == {"Effect": "Deny", "NotAction": ["sts:*"], "Resource": ["*"]}
	_is_out(both, {"actions": true}) == set()
}
