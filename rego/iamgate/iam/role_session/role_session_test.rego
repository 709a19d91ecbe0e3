package iamgate.iam.role_session_test

import data.iamgate.iam.role_session
import data.iamgate.judge.facts
import data.iamgate.judge.fixture_test as fixture

# Guards of one policy of an organization by their conditions: which do sessions of roles meet?
_met(conditions) := {names[deny.ref.statement] |
	some id, subject in of
	some deny in subject.denies
	role_session.meets(deny, slice.subjects[id].who) with input.slice as slice
} if {
	names := sort(object.keys(conditions))
	statements := [fixture.guard_if(conditions[name]) | some name in names]
	slice := fixture.alone("organization-policy", "p", statements, {})
	of := facts.of with input.slice as slice
}

_when(condition) := object.union(fixture.without_mfa, condition)

test_a_guard_for_users_is_met_by_no_session_of_a_role if {
	_met({
		"all": fixture.without_mfa,
		"users": _when({"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:user/*"}}),
		"type": _when({"StringEquals": {"aws:PrincipalType": "User"}}),
		"named": _when({"Null": {"aws:username": "false"}}),
		"but roles": _when({"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/*"}}),
		"but roles of any partition": _when({"ArnNotLike": {"aws:PrincipalArn": "arn:*:iam::*:role/*"}}),
		"but one role": _when({"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/x"}}),
		"one account": _when({"StringEquals": {"aws:PrincipalAccount": "111111111111"}}),
		"access keys": {"Null": {"aws:MultiFactorAuthPresent": "true"}},
	}) == {"all", "but one role", "one account"}
}
