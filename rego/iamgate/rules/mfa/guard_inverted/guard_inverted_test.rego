package iamgate.rules.mfa.guard_inverted_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.guard_inverted as rule

_finding(statement, request, effect, holds, spares) := {{
	"subject": "aws_iam_user.alice",
	"statement": statement,
	"request": request,
	"params": {"effect": effect, "holds_states": holds, "spares_states": spares},
}}

_inverted := fixture.guard_if({"Bool": {"aws:MultiFactorAuthPresent": "true"}})

test_a_deny_of_those_with_mfa_is_inverted if {
	request := ["ec2:TerminateInstances", "absent"]
	fixture.brief(rule.findings) == _finding(1, request, "denies", ["true"], ["absent", "false"])
		with input.slice as fixture.alice([fixture.admin, _inverted])
		with data.iamgate.data as fixture.tables
}

test_a_deny_of_those_with_mfa_is_inverted_beside_a_guard if {
	fixture.brief(rule.findings) == _finding(2, null, "denies", ["true"], ["absent", "false"])
		with input.slice as fixture.alice([fixture.admin, fixture.guard, _inverted])
		with data.iamgate.data as fixture.tables
}

test_an_allow_of_those_without_mfa_is_inverted if {
	statement := fixture.where(fixture.admin, {"Bool": {"aws:MultiFactorAuthPresent": "false"}})
	request := ["ec2:TerminateInstances", "false"]
	fixture.brief(rule.findings) == _finding(0, request, "allows", ["false"], ["absent", "true"])
		with input.slice as fixture.alice([statement])
		with data.iamgate.data as fixture.tables
}

test_an_allow_of_those_without_mfa_is_inverted_beside_a_guard if {
	statement := fixture.where(fixture.admin, fixture.without_mfa)
	fixture.brief(rule.findings) == _finding(0, null, "allows", ["absent", "false"], ["true"])
		with input.slice as fixture.alice([statement, fixture.guard])
		with data.iamgate.data as fixture.tables
}

test_enrolment_may_be_for_those_without_mfa if {
	statement := fixture.where(fixture.allow(fixture.enrolment, "*"), fixture.without_mfa)
	rule.findings == set() with input.slice as fixture.alice([statement])
		with data.iamgate.data as fixture.tables
}

test_an_unconditional_deny_is_not_inverted if {
	slice := fixture.alice([fixture.admin, fixture.deny("s3:DeleteBucket", "*", {})])
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}
