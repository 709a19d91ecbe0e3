package iamgate.judge.folding_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.folding

_alice := "aws_iam_user.alice"

_warns(actions) := object.union(fixture.path(actions), {"gate": "warn"})

_table := fixture.catalogue(
	{
		"put": fixture.path(["iam:putuserpolicy"]),
		"mint": fixture.path(["iam:createaccesskey"]),
		"put-and-mint": fixture.path(["iam:createaccesskey", "iam:putuserpolicy"]),
		"label": _warns(["iam:tagrole"]),
		"label-and-enter": fixture.path(["iam:tagrole", "sts:assumerole"]),
		"pass": _warns(["iam:passrole"]),
		"run": fixture.path(["iam:passrole", "lambda:createfunction"]),
		"run-and-call": fixture.path(["iam:passrole", "lambda:createfunction", "lambda:invokefunction"]),
		"call": object.union(fixture.path(["lambda:invokefunction"]), {"gate": "info"}),
	},
	{"within": {
		"put-and-mint": ["put", "mint"],
		"label-and-enter": ["label"],
		"pass": ["run", "run-and-call", "label"],
		"run-and-call": ["run", "call"],
	}},
)

# What is told of alice, {entry: {details}}.
_told(statements) := _told_by(_table, statements)

_told_by(table, statements) := {entry: told.details | some entry, told in found} if {
	found := object.get(folding.told, [_alice], {}) with input.slice as fixture.alice(statements)
		with data.iamgate.data.catalogue as table
		with data.iamgate.iam.exempt.patterns as set()
}

_may(actions) := _told([fixture.allow(actions, "*")])

test_a_path_alone_is_told if {
	_may("iam:PutUserPolicy") == {"put": set()}
	_may("s3:GetObject") == {}
}

test_a_path_is_a_detail_of_one_that_needs_less if {
	_may(["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"]) == {
		"run": {"pass", "run-and-call"},
		"call": set(),
	}
}

test_a_path_is_told_apart_from_one_that_is_less_severe if {
	_may(["iam:TagRole", "sts:AssumeRole"]) == {"label": set(), "label-and-enter": set()}
}

test_a_detail_is_told_once_with_the_most_severe if {
	_may(["iam:PutUserPolicy", "iam:CreateAccessKey"]) == {"put": set(), "mint": {"put-and-mint"}}
	_may(["iam:PassRole", "lambda:CreateFunction", "iam:TagRole"]) == {"run": {"pass"}, "label": set()}
}

test_a_detail_of_a_detail_is_told_with_what_holds_both if {
	table := object.union(_table, {"within": object.union(_table.within, {"pass": ["run-and-call"]})})
	_told_by(table, [fixture.allow(["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"], "*")]) == {
		"run": {"pass", "run-and-call"},
		"call": set(),
	}
}

# What is told of who may do this, by a catalogue of these paths only.
_told_of(paths, changes, actions) := _told_by(fixture.catalogue(paths, changes), [fixture.allow(actions, "*")])

_ways := {
	"login-and-tag": {"steps": [["iam:createloginprofile", "iam:updateloginprofile"], ["iam:tagrole"]]},
	"create-login": fixture.path(["iam:createloginprofile"]),
	"update-login": fixture.path(["iam:updateloginprofile"]),
}

test_a_path_contains_others_that_are_taken_whichever_way_it_is if {
	actions := ["iam:CreateLoginProfile", "iam:UpdateLoginProfile", "iam:TagRole"]
	_told_of(_ways, {}, actions) == {"create-login": {"login-and-tag"}, "update-login": set()}
	_told_of(object.remove(_ways, ["update-login"]), {}, actions) == {"create-login": set(), "login-and-tag": set()}
}

test_only_ways_that_are_open_count if {
	paths := object.remove(_ways, ["update-login"])
	_told_of(paths, {}, ["iam:CreateLoginProfile", "iam:TagRole"]) == {"create-login": {"login-and-tag"}}
}

test_a_path_that_leaves_a_choice_is_contained_in_each if {
	paths := {
		"any-login": {"steps": [["iam:createloginprofile", "iam:updateloginprofile"]]},
		"create-login": fixture.path(["iam:createloginprofile"]),
	}
	_told_of(paths, {}, ["iam:CreateLoginProfile", "iam:UpdateLoginProfile"]) == {"any-login": {"create-login"}}
}

test_of_paths_that_contain_each_other_the_first_is_told if {
	paths := {name: fixture.path(["iam:putuserpolicy"]) | some name in ["b", "a", "c"]}
	_told_of(paths, {}, "iam:PutUserPolicy") == {"a": {"b", "c"}}
	_told_of(object.union(paths, {"a": _warns(["iam:putuserpolicy"])}), {}, "iam:PutUserPolicy") == {"b": {"a", "c"}}
}

test_a_step_on_some_resources_is_one_on_any if {
	scoped := {"scoped": {"sts:assumerole@cdk": {"action": "sts:assumerole", "patterns": ["arn:*:iam::*:role/cdk-*"]}}}
	paths := {
		"tag-and-enter": fixture.path(["iam:tagrole", "sts:assumerole"]),
		"tag-and-enter-cdk": fixture.path(["iam:tagrole", "sts:assumerole@cdk"]),
	}
	_told_of(paths, scoped, ["iam:TagRole", "sts:AssumeRole"]) == {"tag-and-enter": {"tag-and-enter-cdk"}}
}

test_what_is_said_of_passing_roles_as_such_contains_nothing if {
	paths := {
		"iam-passrole-unrestricted": _warns(["iam:passrole"]),
		"mark": _warns(["iam:passrole", "lambda:tagresource"]),
	}
	_told_of(paths, {}, ["iam:PassRole", "lambda:TagResource"]) == {"iam-passrole-unrestricted": set(), "mark": set()}
	within := {"within": {"iam-passrole-unrestricted": ["mark"]}}
	_told_of(paths, within, ["iam:PassRole", "lambda:TagResource"]) == {"mark": {"iam-passrole-unrestricted"}}
}

test_an_administrator_is_told_once if {
	_told([fixture.admin]) == {"wildcard-admin": object.keys(_table.paths)}
}

test_what_a_shape_suffices_for_is_its_detail if {
	_may("iam:*") == {"wildcard-iam-service": {"put", "mint", "put-and-mint", "label", "pass"}}
	_may(["iam:Put*", "iam:CreateAccessKey"]) == {"wildcard-iam-put": {"put", "mint", "put-and-mint"}}
}

test_what_needs_another_grant_too_is_told_beside_the_shape if {
	_told([fixture.allow("iam:Put*", "*"), fixture.allow("iam:CreateAccessKey", "*")]) == {
		"wildcard-iam-put": {"put"},
		"mint": {"put-and-mint"},
	}
}

_put := fixture.allow("iam:Put*", "*")

_create := fixture.allow("iam:Create*", "*")

_but(actions) := {"Effect": "Allow", "NotAction": actions, "Resource": "*"}

test_shapes_that_lead_to_different_paths_stand_side_by_side if {
	_told([_put, _create]) == {
		"wildcard-iam-put": {"put"},
		"wildcard-iam-create-attach-update": {"mint"},
		"put-and-mint": set(),
	}
}

test_all_of_iam_contains_its_families if {
	_told([_put, fixture.allow("iam:*", "*")]) == {"wildcard-iam-service": {
		"put", "mint", "put-and-mint", "label",
		"pass", "wildcard-iam-put",
	}}
}

test_a_shape_is_a_detail_of_one_that_leads_to_all_its_paths if {
	details := object.keys(_table.paths) | {"wildcard-iam-put"}
	_told([_but("s3:*"), _put]) == {"wildcard-not-action-allow": details}
	_told([_but(["iam:*", "sts:*"]), _put]) == {
		"wildcard-iam-put": {"put"},
		"call": set(),
	}
}

test_a_path_within_a_detail_of_a_shape_is_told_by_itself if {
	table := object.union(_table, {"within": {"run": ["put"], "put-and-mint": ["put"]}})
	_told_by(table, [_put, fixture.allow(["iam:PassRole", "lambda:CreateFunction"], "*")]) == {
		"wildcard-iam-put": {"put"},
		"run": {"pass"},
	}
}
