package iamgate.judge.verdict_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.verdict

_status(slice) := fixture.by_user(status) if status := verdict.status with input.slice as slice

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
	"third-grant": [_never, _never, fixture.allow("s3:GetObject", "arn:aws:s3:::site/*"), fixture.guard],
	"no-grant": [_never, _never, _never, fixture.guard],
})

# No object is a user.
_never := fixture.allow("s3:GetObject", "arn:aws:iam::123456789012:user/alice")

test_a_request_must_be_denied_in_every_state_of_the_profile if {
	_status(_users) == {
		"none": "unguarded",
		"guarded": "guarded",
		"half": "unguarded",
		"keys-only": "unguarded",
		"two-halves": "guarded",
		"list": "guarded",
		"mfa-only": "unguarded",
		"mfa-only-guarded": "guarded",
		"enrolment": "not-applicable",
		"denied": "not-applicable",
		"nothing": "not-applicable",
		"third-grant": "guarded",
		"no-grant": "not-applicable",
	}
}

test_access_keys_need_not_be_denied_under_console_only if {
	object.filter(_status(fixture.for_the_console(_users)), ["none", "half", "keys-only", "mfa-only"]) == {
		"none": "unguarded",
		"half": "guarded",
		"keys-only": "unguarded",
		"mfa-only": "unguarded",
	}
}

# One user with these statements and other circumstances.
_alice(statements, changes) := status.alice if {
	status := _status(fixture.alone("user", "alice", statements, changes))
}

test_machines_and_who_is_guarded_elsewhere_are_not_judged if {
	_alice([fixture.admin], {"machine": true}) == "not-applicable"
	_alice([fixture.admin], {"guarded_elsewhere": true}) == "guarded"
}

test_roles_are_not_judged_and_unattached_policies_are if {
	slice := fixture.slice(
		[fixture.subject(kind, kind, [fixture.link("p", "own")], {}) | some kind in ["role", "policy", "group"]],
		{"p": fixture.written("aws_iam_policy.p", [fixture.admin])},
		"all-sessions",
	)
	verdict.status == {
		"aws_iam_role.role": "not-applicable",
		"aws_iam_policy.policy": "unguarded",
		"aws_iam_group.group": "unguarded",
	} with input.slice as slice
}

test_a_document_that_cannot_be_read_leaves_it_open_without_a_full_guard if {
	hidden := {"unread": ["?"]}
	_alice([fixture.admin], hidden) == "unverifiable"
	_alice([fixture.allow("s3:*", "*"), fixture.deny("s3:*", "*", fixture.without_mfa)], hidden) == "unverifiable"
	_alice([fixture.guard], hidden) == "guarded"
	_alice([fixture.admin, _bool, _null], hidden) == "guarded"
}

test_a_boundary_that_cannot_be_read_matters_only_where_something_is_open if {
	hidden := {"unread_boundary": true}
	_alice([fixture.admin], hidden) == "unverifiable"
	_alice([fixture.admin, fixture.guard], hidden) == "guarded"
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
	_alice(overlapping, {}) == "unverifiable"
	_alice(array.concat(overlapping, [fixture.allow("ec2:*", "*")]), {}) == "unguarded"
}

_on_region(condition) := object.union(condition, {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}})

test_a_deny_that_needs_what_the_grant_needs_holds_with_it if {
	_status(fixture.users({
		"same": [fixture.where(fixture.admin, _on_region({})), fixture.guard_if(_on_region(fixture.without_mfa))],
		"deny-only": [fixture.admin, fixture.guard_if(_on_region(fixture.without_mfa))],
	})) == {"same": "guarded", "deny-only": "unguarded"}
}

test_rows_tell_which_request_survives_in_which_state if {
	slice := fixture.alice([fixture.allow("s3:GetObject", "*"), _bool])
	rows := verdict.open["aws_iam_user.alice"] with input.slice as slice
	{[row.state, row.required, row.hole.action] | some row in rows} == {
		["absent", "absent", "s3:getobject"],
		["true", "absent", "s3:getobject"],
	}
	verdict.states == {"true", "false", "absent"}
}
