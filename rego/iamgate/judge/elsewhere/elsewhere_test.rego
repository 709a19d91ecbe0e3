package iamgate.judge.elsewhere_test

import data.iamgate.judge.elsewhere
import data.iamgate.judge.fixture_test as fixture

_documents := {
	"admin": fixture.written("aws_iam_policy.admin", [fixture.admin]),
	"guard": fixture.written("aws_iam_policy.guard", [fixture.guard]),
}

_member(name, own, changes) := fixture.subject(
	"user", name, array.concat(
		[fixture.through("admin", "aws_iam_group.team")],
		[fixture.link(id, "own") | some id in own],
	),
	changes,
)

_team(members, changes) := fixture.slice(
	array.concat(members, [fixture.subject("group", "team", [fixture.link("admin", "own")], object.union(
		{"members": [member.address | some member in members]},
		changes,
	))]),
	_documents, "all-sessions",
)

_guarded := _member("alice", ["guard"], {})

_open := {"members_complete": false}

test_a_group_whose_members_are_all_guarded_is_guarded_elsewhere if {
	slice := _team([_guarded, _member("bob", ["guard"], {})], {})
	elsewhere.groups == {"aws_iam_group.team"} with input.slice as slice
	elsewhere.unknown == set() with input.slice as slice
}

test_one_member_without_a_guard_is_enough_to_fail if {
	elsewhere.groups == set() with input.slice as _team([_guarded, _member("bob", [], {})], {})
}

test_a_member_outside_the_plan_may_have_no_guard if {
	slice := _team([_guarded, _member("bob", ["guard"], {"planned": false})], {})
	elsewhere.groups == set() with input.slice as slice
}

test_a_group_without_members_is_not_guarded_elsewhere if {
	elsewhere.groups == set() with input.slice as _team([], {})
}

test_hidden_members_leave_it_open_as_far_as_the_known_are_guarded if {
	elsewhere.groups == set() with input.slice as _team([_guarded], _open)
	elsewhere.unknown == {"aws_iam_group.team"} with input.slice as _team([_guarded], _open)
	elsewhere.unknown == set() with input.slice as _team([_member("bob", [], {})], _open)
}

_known(mfa) := object.union(
	_team([], {"members": ["aws_iam_user.bob"]}),
	{"known": {"aws_iam_user.bob": {"planned": true, "mfa": mfa}}},
)

test_members_of_another_slice_are_known_by_their_status if {
	elsewhere.groups == {"aws_iam_group.team"} with input.slice as _known("guarded")
	elsewhere.groups == set() with input.slice as _known("unguarded")
	elsewhere.groups == set() with input.slice as _team([], {"members": ["aws_iam_user.bob"]})
}
