package iamgate.rules.escalation.trust_path_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.escalation.trust_path as rule

test_an_entry_of_the_catalogue_is_told_by_its_id if {
	slice := fixture.trust([fixture.admit(fixture.elsewhere)])
	fixture.brief(rule.findings) == {{
		"subject": fixture.trust_id,
		"statement": 0,
		"request": ["sts:AssumeRole", "absent"],
		"params": {"admitted_code": "account", "principal": "111122223333", "others": 0},
	}} with input.slice as slice
		with data.iamgate.data.catalogue as fixture.trust_entries
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
	{finding.catalogue | some finding in rule.findings} == {"sts-assume-role-cross-account"} with input.slice as slice
		with data.iamgate.data.catalogue as fixture.trust_entries
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}

test_what_a_finding_about_the_trust_tells_is_silent if {
	rule.findings == set() with input.slice as fixture.trust([fixture.admit(fixture.here)])
		with data.iamgate.data.catalogue as fixture.trust_entries
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}
