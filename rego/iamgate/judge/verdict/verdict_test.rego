package iamgate.judge.verdict_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.verdict

_failing(slice) := {slice.subjects[id].name | some id in failing} if {
	failing := verdict.failing with input.slice as slice
		with data.iamgate.data as fixture.tables
}

_bool := fixture.guard_if({"Bool": {"aws:MultiFactorAuthPresent": "false"}})

_null := fixture.guard_if({"Null": {"aws:MultiFactorAuthPresent": "true"}})

_mfa_only := fixture.where(fixture.admin, {"Bool": {"aws:MultiFactorAuthPresent": "true"}})

_users := fixture.users({
	"none": [fixture.admin],
	"guarded": [fixture.admin, fixture.guard],
	"half": [fixture.admin, _bool],
	"keys-only": [fixture.admin, _null],
	"two-halves": [fixture.admin, _bool, _null],
	"list": [fixture.allow("s3:*", "*"), fixture.deny("s3:*", "*", fixture.without_mfa)],
	"mfa-only": [_mfa_only],
	"mfa-only-guarded": [_mfa_only, fixture.guard],
	"enrolment": [fixture.allow(fixture.enrolment, "*")],
	"denied": [fixture.admin, fixture.deny("*", "*", {})],
	"nothing": [],
})

test_a_request_must_be_denied_in_every_state_of_the_profile if {
	_failing(_users) == {"none", "half", "keys-only", "mfa-only"}
}

test_access_keys_need_not_be_denied_under_console_only if {
	_failing(fixture.for_the_console(_users)) == {"none", "keys-only", "mfa-only"}
}

test_a_deny_that_needs_what_the_grant_needs_holds_with_it if {
	on_region := {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}
	guard := fixture.guard_if(object.union(fixture.without_mfa, on_region))
	_failing(fixture.users({
		"same": [fixture.where(fixture.admin, on_region), guard],
		"deny-only": [fixture.admin, guard],
	})) == {"deny-only"}
}

_groups(slice) := found if {
	found := {"judged": verdict.judged, "advised": verdict.advised, "asked": verdict.asked} with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_machines_roles_and_who_is_guarded_elsewhere_are_not_judged if {
	kinds := ["user", "group", "policy", "role", "organization-policy"]
	subjects := array.concat(
		[fixture.subject(kind, kind, [], {}) | some kind in kinds],
		[
			fixture.subject("user", "ci", [], {"machine": true}),
			fixture.subject("user", "elsewhere", [], {"guarded_elsewhere": true}),
		],
	)
	_groups(fixture.slice(subjects, {}, "all-sessions")) == {
		"judged": {"aws_iam_user.user", "aws_iam_group.group", "aws_iam_policy.policy"},
		"advised": {"aws_iam_organization-policy.organization-policy"},
		"asked": {subject.address | some subject in subjects; subject.name != "ci"},
	}
}

# What is said of one user with these statements and other circumstances.
_alice(statements, changes) := found if {
	found := [name | some name, ids in _sets(fixture.alone("user", "alice", statements, changes)); count(ids) > 0]
}

_sets(slice) := found if {
	found := {"failing": verdict.failing, "unsettled": verdict.unsettled} with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_document_that_cannot_be_read_leaves_it_open_without_a_full_guard if {
	hidden := {"unread": ["?"]}
	_alice([fixture.admin], hidden) == ["unsettled"]
	_alice([fixture.allow("s3:*", "*"), fixture.deny("s3:*", "*", fixture.without_mfa)], hidden) == ["unsettled"]
	_alice([fixture.guard], hidden) == []
	_alice([fixture.admin, _bool, _null], hidden) == []
}

test_a_boundary_that_cannot_be_read_matters_only_where_something_is_open if {
	hidden := {"unread_boundary": true}
	_alice([fixture.admin], hidden) == ["unsettled"]
	_alice([fixture.admin, fixture.guard], hidden) == []
}

test_denies_that_may_or_may_not_cover_an_allow_leave_it_open if {
	overlapping := [
		fixture.allow("s3:GetObject", "arn:aws:s3:::*a"),
		{
			"Effect": "Deny", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::b*",
			"Condition": fixture.without_mfa,
		},
		fixture.deny("s3:GetObject", "arn:aws:s3:::b*a", fixture.without_mfa),
	]
	_alice(overlapping, {}) == ["unsettled"]
	_alice(array.concat(overlapping, [fixture.allow("ec2:*", "*")]), {}) == ["failing"]
}

test_rows_tell_which_request_survives_in_which_state if {
	slice := fixture.alice([fixture.allow("s3:GetObject", "*"), _bool])
	rows := verdict.open["aws_iam_user.alice"] with input.slice as slice
		with data.iamgate.data as fixture.tables
	{[row.state, row.required, row.hole.action] | some row in rows} == {
		["absent", "absent", "s3:getobject"],
		["true", "absent", "s3:getobject"],
	}
	verdict.states == {"true", "false", "absent"}
}
