package iamgate.rules.trust.anyone_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.trust.anyone as rule

test_a_star_is_anyone if {
	fixture.brief(rule.findings) == {{
		"subject": fixture.trust_id,
		"statement": 0,
		"request": ["sts:AssumeRole", "absent"],
		"params": {"admitted_code": "anyone", "principal": "*", "others": 0},
	}} with input.slice as fixture.trust([fixture.admit("*")])
		with data.iamgate.data.catalogue as fixture.trust_entries
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}

test_a_star_of_an_organization_and_an_account_are_silent if {
	own := fixture.where(fixture.admit("*"), {"StringEquals": {"aws:PrincipalOrgID": "o-a"}})
	rule.findings == set() with input.slice as fixture.trust([own, fixture.admit(fixture.here)])
		with data.iamgate.data.catalogue as fixture.trust_entries
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}
