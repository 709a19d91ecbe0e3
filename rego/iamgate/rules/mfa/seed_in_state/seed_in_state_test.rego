package iamgate.rules.mfa.seed_in_state_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.seed_in_state as rule

test_a_planned_device_keeps_its_seed_in_the_state if {
	device := fixture.created("aws_iam_virtual_mfa_device", "alice", {"virtual_mfa_device_name": "alice"})
	rule.findings == {{
		"subject": "aws_iam_virtual_mfa_device.alice",
		"kind": null,
		"address": "aws_iam_virtual_mfa_device.alice",
		"attribute": null,
		"statement": null,
		"sid": null,
		"group": null,
		"normalised": null,
		"witness": null,
		"params": {},
	}} with input as fixture.plan([fixture.planned_alice, device])
		with data.iamgate.data as fixture.tables
}

test_a_plan_without_a_device_is_silent if {
	rule.findings == set() with input as fixture.plan([fixture.planned_alice])
		with data.iamgate.data as fixture.tables
}
