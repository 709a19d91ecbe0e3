package iamgate.rules.mfa.misspelt_key_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.misspelt_key as rule

_finding(statement, key, meant) := {
	"subject": "aws_iam_user.alice",
	"statement": statement,
	"request": null,
	"params": {"key": key, "meant": meant},
}

test_a_letter_is_missing if {
	misspelt := fixture.guard_if({"BoolIfExists": {"aws:MultiFactorAuthPresnt": "false"}})
	expected := {_finding(1, "aws:multifactorauthpresnt", "aws:MultiFactorAuthPresent")}
	fixture.brief(rule.findings) == expected with input.slice as fixture.alice([fixture.admin, misspelt])
		with data.iamgate.data as fixture.tables
}

test_it_is_told_of_allows_too_and_beside_a_full_guard if {
	misspelt := fixture.where(fixture.admin, {"NumericLessThan": {"aws:MultiFactorAuthAges": "3600"}})
	expected := {_finding(1, "aws:multifactorauthages", "aws:MultiFactorAuthAge")}
	fixture.brief(rule.findings) == expected with input.slice as fixture.alice([fixture.guard, misspelt])
		with data.iamgate.data as fixture.tables
}

test_the_right_key_in_any_letter_case_is_silent if {
	guard := fixture.guard_if({"boolifexists": {"AWS:multifactorAUTHpresent": "false"}})
	rule.findings == set() with input.slice as fixture.alice([fixture.admin, guard])
		with data.iamgate.data as fixture.tables
}

test_another_key_is_silent if {
	other := fixture.guard_if({"Bool": {"aws:SecureTransport": "false"}})
	rule.findings == set() with input.slice as fixture.alice([fixture.admin, other])
		with data.iamgate.data as fixture.tables
}

test_a_role_is_told_and_a_machine_is_not_asked if {
	misspelt := fixture.where(fixture.admin, {"Bool": {"aws:MultiFactorAuthPresnt": "true"}})
	role := fixture.alone("role", "r", [misspelt], {})
	{found.subject | some found in rule.findings} == {"aws_iam_role.r"} with input.slice as role
		with data.iamgate.data as fixture.tables
	machine := fixture.alone("user", "ci", [misspelt], {"machine": true})
	rule.findings == set() with input.slice as machine
		with data.iamgate.data as fixture.tables
}
