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

test_an_administrator_is_told_once if {
	details := object.keys(_table.paths) | {"wildcard-not-action-allow"}
	_told([fixture.admin]) == {"wildcard-admin": details}
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
