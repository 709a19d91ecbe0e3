package iamgate.rules.mfa.guard_never_fires_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.guard_never_fires as rule

_finding(statement, severity, request, params) := {{
	"subject": "aws_iam_user.alice",
	"statement": statement,
	"severity": severity,
	"request": request,
	"params": params,
}}

_invented := fixture.guard_if({"BooleanIfExists": {"aws:MultiFactorAuthPresent": "false"}})

_by_age := fixture.guard_if({"NumericGreaterThan": {"aws:MultiFactorAuthAge": "3600"}})

test_an_operator_that_aws_does_not_have_never_fires if {
	params := {"detail_code": "unknown-operator", "operator": "BooleanIfExists"}
	fixture.brief(rule.findings) == _finding(1, "error", ["ec2:TerminateInstances", "absent"], params)
		with input.slice as fixture.alice([fixture.admin, _invented])
		with data.iamgate.data as fixture.tables
}

test_it_is_a_warning_beside_a_full_guard if {
	params := {"detail_code": "unknown-operator", "operator": "BooleanIfExists"}
	fixture.brief(rule.findings) == _finding(2, "warning", null, params)
		with input.slice as fixture.alice([fixture.admin, fixture.guard, _invented])
		with data.iamgate.data as fixture.tables
}

test_an_age_limit_never_fires_without_mfa if {
	fixture.brief(rule.findings) == _finding(1, "error", ["ec2:TerminateInstances", "absent"], {})
		with input.slice as fixture.alice([fixture.admin, _by_age])
		with data.iamgate.data as fixture.tables
}

test_a_deny_that_names_nothing_never_fires if {
	nothing := {"Effect": "Deny", "NotAction": "*", "Resource": "*", "Condition": fixture.without_mfa}
	fixture.brief(rule.findings) == _finding(1, "error", ["ec2:TerminateInstances", "absent"], {})
		with input.slice as fixture.alice([fixture.admin, nothing])
		with data.iamgate.data as fixture.tables
}

test_an_age_limit_beside_a_full_guard_is_silent if {
	rule.findings == set() with input.slice as fixture.alice([fixture.admin, fixture.guard, _by_age])
		with data.iamgate.data as fixture.tables
}
