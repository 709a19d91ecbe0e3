package iamgate.judge.named_test

import data.iamgate.judge.decision
import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.named

_user(name) := concat("", ["arn:aws:iam::123456789012:user/", name])

_own := fixture.allow("iam:CreateAccessKey", "arn:aws:iam::*:user/${aws:username}")

_all := fixture.allow("iam:*", "*")

_not_own := {"Effect": "Deny", "Action": "iam:CreateAccessKey", "NotResource": _own.Resource}

# By name: kind, statements, resource, and the decision with its keys.
_cases := {
	"own user of a member": ["group", [_own], _user("bob"), ["depends", {"aws:username"}]],
	"a deny that spares it": ["group", [_all, _not_own], _user("bob"), ["depends", {"aws:username"}]],
	"anybody's": ["group", [_all], _user("bob"), ["allowed", set()]],
	"anybody's and the own": ["group", [_own, _all], _user("bob"), ["allowed", set()]],
	"denied to anybody": ["group", [_own, fixture.deny("iam:*", "*", {})], _user("bob"), ["denied", set()]],
	"somebody's": ["group", [_own], _user("somebody"), ["allowed", set()]],
	"nobody's": ["group", [_own], "arn:aws:iam::123456789012:group/bob", ["implicitly-denied", set()]],
	"denied one way or the other": ["group", [_not_own], _user("bob"), ["denied", set()]],
	"a user who is another": ["user", [_own], _user("bob"), ["implicitly-denied", set()]],
	"self": ["user", [_own], _user("self"), ["allowed", set()]],
	"a role": ["role", [_own], _user("bob"), ["implicitly-denied", set()]],
}

_slice := fixture.slice(
	[fixture.subject(row[0], name, [fixture.link(name, "own")], {}) | some name, row in _cases],
	{name: fixture.written(name, row[1]) | some name, row in _cases},
	"all-sessions",
)

_found := {name: [found.decision, found.keys] |
	some name, row in _cases
	found := named.on(decision.bearing(fixture.address(row[0], name), "iam:createaccesskey", "false"), row[2])
}

test_what_is_the_own_user_of_whoever_bears_a_policy_depends_on_the_name if {
	found := _found with input.slice as _slice
	found == {name: row[3] | some name, row in _cases}
}
