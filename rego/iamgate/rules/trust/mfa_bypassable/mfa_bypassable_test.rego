package iamgate.rules.trust.mfa_bypassable_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.trust.mfa_bypassable as rule

_if(condition) := fixture.trust([fixture.where(fixture.admit(fixture.here), condition)])

_bypassed := _if({"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}})

test_a_condition_that_holds_without_mfa_is_bypassed if {
	fixture.brief(rule.findings) == {{
		"subject": fixture.trust_id,
		"statement": 0,
		"request": ["sts:AssumeRole", "absent"],
		"params": {"admitted_code": "account", "principal": "123456789012", "others": 0},
	}} with input.slice as _bypassed
		with data.iamgate.data.catalogue as fixture.trust_entries
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}

test_it_is_right_where_access_keys_must_keep_working if {
	rule.findings == set() with input.slice as fixture.for_the_console(_bypassed)
		with data.iamgate.data.catalogue as fixture.trust_entries
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}

test_mfa_that_is_required_or_not_looked_at_is_silent if {
	rule.findings == set() with input.slice as _if(fixture.with_mfa)
		with data.iamgate.data.catalogue as fixture.trust_entries
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
	rule.findings == set() with input.slice as _if({})
		with data.iamgate.data.catalogue as fixture.trust_entries
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}
