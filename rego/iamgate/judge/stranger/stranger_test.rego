package iamgate.judge.stranger_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.stranger

# The callers and states in which strangers come, by statement.
_found(statements) := {statement: [[one.row.caller, one.state] | some one in admitted] | some statement, admitted in by_statement} if {
	found := stranger.of with input.slice as fixture.trust(statements)
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	by_statement := object.get(found, fixture.trust_id, {})
}

_star(condition) := fixture.where(fixture.admit("*"), condition)

test_a_star_lets_strangers_in if {
	_found([fixture.admit("*")]) == {0: [["user", "absent"], ["role", "false"]]}
	_found([_star(fixture.with_mfa)]) == {0: [["user", "true"]]}
	_found([fixture.admit(fixture.here), fixture.admit_by("sts:*", {"AWS": "*"})]) == {1: [
		["user", "absent"],
		["role", "false"], ["oidc", "absent"],
	]}
}

test_what_strangers_do_not_have_limits if {
	every condition in [
		{"StringEquals": {"aws:PrincipalOrgID": "o-a1"}}, {"StringEquals": {"aws:PrincipalOrgID": "${aws:ResourceOrgID}"}},
		{"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-a1/*"}}, {"StringEquals": {"aws:PrincipalAccount": "111122223333"}},
		{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:*"}}, {"StringLike": {"aws:userid": "AROAEXAMPLE:*"}},
	] {
		_found([_star(condition)]) == {}
	}
}

test_what_strangers_may_have_limits_nothing if {
	every condition in [
		{"StringEqualsIfExists": {"aws:PrincipalOrgID": "o-a1"}}, {"StringLike": {"aws:PrincipalOrgID": "o-*"}},
		{"ForAllValues:StringLike": {"aws:PrincipalOrgPaths": "o-a1/*"}}, {"StringNotEquals": {"aws:PrincipalAccount": "111122223333"}},
		{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/ci"}}, {"StringEquals": {"sts:ExternalId": "x"}},
	] {
		_found([_star(condition)]) != {}
	}
}

test_a_deny_keeps_strangers_out if {
	_found([fixture.admit("*"), fixture.keep_out("*", {"StringNotEquals": {"aws:PrincipalOrgID": "o-a1"}})]) == {}
	spares := {"Effect": "Deny", "Action": "sts:AssumeRole", "NotPrincipal": fixture.here}
	_found([fixture.admit("*"), spares]) == {}
	_found([fixture.admit("*"), object.union(fixture.keep_out(fixture.here, {}), {"Condition": {}})]) != {}
}

_tokens(condition) := fixture.where(fixture.admit_by("sts:AssumeRoleWithWebIdentity", "*"), condition)

test_a_token_of_any_tenant_is_a_strangers if {
	_found([_tokens({})]) == {0: [["oidc", "absent"]]}
	_found([_tokens({"StringEquals": {"x.example:aud": "sts"}})]) == {0: [["oidc", "absent"]]}
	_found([_tokens({"StringEquals": {"x.example:sub": "one"}})]) == {}
	_found([_tokens({}), {"Effect": "Deny", "Action": "*", "Principal": "*"}]) == {}
}
