package iamgate.rules.mfa.key_for_human_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.key_for_human as rule

_alice(changes) := fixture.alone("user", "alice", [fixture.admin, fixture.guard], changes)

test_an_access_key_of_a_person_is_told if {
	rule.findings == {{
		"subject": "aws_iam_user.alice",
		"kind": "user",
		"address": "aws_iam_access_key.alice",
		"attribute": null,
		"statement": null,
		"sid": null,
		"group": null,
		"normalised": null,
		"witness": null,
		"params": {},
	}} with input.slice as _alice({"access_keys": ["aws_iam_access_key.alice"]})
		with data.iamgate.data as fixture.tables
}

test_an_access_key_of_a_machine_is_silent if {
	slice := _alice({"access_keys": ["aws_iam_access_key.alice"], "machine": true})
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_no_access_key_is_silent if {
	rule.findings == set() with input.slice as _alice({})
		with data.iamgate.data as fixture.tables
}
