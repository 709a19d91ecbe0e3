package iamgate.rules.trust.mfa_not_required_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.trust.mfa_not_required as rule

_finding(severity) := {object.union({"severity": severity}, {
	"subject": fixture.trust_id,
	"statement": 0,
	"request": ["sts:AssumeRole", "absent"],
	"params": {"admitted_code": "account", "principal": "123456789012", "others": 0},
})}

test_people_without_mfa_are_a_warning if {
	fixture.brief(rule.findings) == _finding("warning") with input.slice as fixture.trust([fixture.admit(fixture.here)])
		with data.iamgate.data.catalogue as fixture.trust_entries
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
	every finding in rule.findings { finding.details == ["escalation/trust-own-account-root"] }
		with input.slice as fixture.trust([fixture.admit(fixture.here)])
		with data.iamgate.data.catalogue as fixture.trust_entries
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}

test_people_in_an_administrator_role_are_an_error if {
	slice := fixture.trust_beside([fixture.admit(fixture.here)], [fixture.admin])
	fixture.brief(rule.findings) == _finding("error") with input.slice as slice
		with data.iamgate.data.catalogue as object.union(fixture.writing, {"documents": fixture.trust_entries.documents})
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}

test_people_with_mfa_and_what_is_bypassed_are_silent if {
	every condition in [fixture.with_mfa, {"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}}] {
		rule.findings == set() with input.slice as fixture.trust([fixture.where(fixture.admit(fixture.here), condition)])
			with data.iamgate.data.catalogue as fixture.trust_entries
			with data.iamgate.data.actions as fixture.few_actions
			with data.iamgate.iam.exempt.patterns as set()
	}
}

test_services_are_silent if {
	rule.findings == set() with input.slice as fixture.trust([fixture.admit({"Service": "ec2.amazonaws.com"})])
		with data.iamgate.data.catalogue as fixture.trust_entries
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}
