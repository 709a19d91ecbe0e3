package iamgate.settle_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.settle

# Without escalation, which has tests of its own.
_found(slice) := {[concat("/", [finding.group_of_rule, finding.rule]), finding.subject] |
	some finding in findings
} if {
	findings := settle.findings with input.slice as slice
		with data.iamgate.data as _tables
}

_tables := object.union(fixture.tables, {"catalogue": _catalogue})

# One path, and the shapes of an administrator.
_catalogue := fixture.catalogue(
	{"write": {"steps": [["iam:createpolicyversion"]]}},
	{"shapes": data.iamgate.data.catalogue.shapes},
)

_team := "aws_iam_group.team"

_alice := "aws_iam_user.alice"

# A group with some documents and alice in it, with some of her own.
_slice(of_group, of_alice, documents) := fixture.slice(
	[
		fixture.subject("group", "team", [fixture.link(id, "own") | some id in of_group], {"members": [_alice]}),
		fixture.subject(
			"user", "alice", array.concat(
				[fixture.through(id, _team) | some id in of_group],
				[fixture.link(id, "own") | some id in of_alice],
			),
			{},
		),
	],
	{id: fixture.written(id, statements) | some id, statements in documents},
	"all-sessions",
)

test_the_findings_of_all_rules_come_together_and_say_their_rule if {
	_found(fixture.alice([fixture.admin, fixture.guard_but(["iam:CreateAccessKey"])])) == {
		["escalation/path", _alice],
		["mfa/carve_out_dangerous", _alice],
		["mfa/carve_out_others", _alice],
	}
}

test_what_a_group_has_wrong_is_not_told_again_of_its_members if {
	_found(_slice(["p"], [], {"p": [fixture.admin, fixture.guard_but(["iam:CreateAccessKey"])]})) == {
		["escalation/path", _team],
		["mfa/carve_out_dangerous", _team],
		["mfa/carve_out_others", _team],
	}
}

test_what_a_member_may_do_beyond_the_group_is_told_of_the_member if {
	_found(_slice(["p"], ["own"], {
		"p": [
			fixture.allow(["s3:*", "iam:CreateAccessKey"], "*"),
			fixture.guard_but(["iam:CreateAccessKey", "iam:CreateLoginProfile"]),
		],
		"own": [fixture.allow("iam:CreateLoginProfile", "*")],
	})) == {
		["mfa/carve_out_dangerous", _team],
		["mfa/carve_out_dangerous", _alice],
		["mfa/carve_out_open", _team],
	}
}

# The paths that are told, by subject.
_paths(slice) := {[finding.catalogue, finding.subject] | some finding in findings; finding.group_of_rule == "escalation"} if {
	findings := settle.findings with input.slice as slice
		with data.iamgate.data as _tables
}

test_a_path_of_a_group_is_told_once if {
	_paths(_slice(["p"], [], {"p": [fixture.write]})) == {["write", _team]}
}

test_a_path_that_a_member_has_beyond_the_group_is_told_of_the_member if {
	_paths(_slice(["p"], ["own"], {"p": [fixture.allow("s3:*", "*")], "own": [fixture.write]})) == {["write", _alice]}
	_paths(_slice(["p"], ["own"], {"p": [fixture.write], "own": [fixture.admin]})) == {
		["write", _team],
		["wildcard-admin", _alice],
	}
}

_bool := fixture.guard_if({"Bool": {"aws:MultiFactorAuthPresent": "false"}})

test_an_error_of_a_member_is_told_beside_a_warning_of_the_group if {
	_found(_slice(["p"], ["own"], {
		"p": [fixture.allow("s3:*", "*"), fixture.deny("s3:*", "*", fixture.without_mfa), _bool],
		"own": [fixture.allow("ec2:*", "*")],
	})) == {
		["mfa/guard_skips_access_keys", _team],
		["mfa/guard_skips_access_keys", _alice],
	}
}

test_a_group_whose_members_are_guarded_is_let_off_with_a_warning if {
	slice := _slice(["p"], ["guard"], {"p": [fixture.admin], "guard": [fixture.guard, fixture.own_devices]})
	_found(slice) == {["mfa/group_guard_elsewhere", _team], ["escalation/path", _team]}
}

test_what_is_no_fault_of_its_guard_is_told_of_a_group_that_is_let_off if {
	_found(_slice(["p"], ["guard"], {
		"p": [fixture.admin, fixture.deny("s3:*", "*", {"Bool": {"aws:MultiFactorAuthPresent": "true"}})],
		"guard": [fixture.guard, fixture.own_devices],
	})) == {["mfa/group_guard_elsewhere", _team], ["mfa/guard_inverted", _team], ["escalation/path", _team]}
}

test_an_error_of_a_group_stands_for_the_warning_of_a_guarded_member if {
	bob := "aws_iam_user.bob"
	slice := _slice(["p"], ["guard"], {"p": [fixture.admin, _bool], "guard": [fixture.guard]})
	team := object.union(slice.subjects[_team], {"members": [_alice, bob]})
	others := {_team: team, bob: fixture.subject("user", "bob", [fixture.through("p", _team)], {})}
	found := _found(object.union(slice, {"subjects": object.union(slice.subjects, others)}))
	{subject | some [rule, subject] in found; rule == "mfa/guard_skips_access_keys"} == {_team}
}
