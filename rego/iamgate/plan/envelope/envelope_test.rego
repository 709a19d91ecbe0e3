package iamgate.plan.envelope_test

import data.iamgate.plan.envelope

_bare := {"format_version": "1.2", "resource_changes": []}

test_the_plan_of_the_harness_is_in_an_envelope if {
	envelope.plan == _bare with input as {"plan": _bare, "iamgate": {"strict": true}}
}

test_wrappers_of_engines_are_taken_off if {
	every key in ["plan", "tfplan", "terraform"] {
		envelope.plan == _bare with input as {key: _bare}
	}
}

test_a_bare_plan_is_a_plan if {
	every plan in [_bare, {"terraform_version": "0.12.0"}, {"resource_changes": []}] {
		envelope.plan == plan with input as plan
	}
}

test_anything_else_is_no_plan if {
	every other in [{}, {"plan": {}}, {"values": {}}, {"resource_changes": {}}] {
		not envelope.plan with input as other
	}
}

test_engines_send_no_settings if {
	envelope.settings == {} with input as _bare
	envelope.config == {} with input as _bare
	envelope.marks == [] with input as _bare
	envelope.allow_incomplete == false with input as _bare
}

test_the_harness_sends_settings if {
	settings := {
		"config": {"profile": "console-only"}, "marks": [{"address": "a"}],
		"allowIncomplete": true, "managed": {"arn:aws:iam::aws:policy/P": {}},
	}
	envelope.settings == settings with input as {"plan": _bare, "iamgate": settings}
	envelope.config == settings.config with input as {"plan": _bare, "iamgate": settings}
	envelope.marks == settings.marks with input as {"plan": _bare, "iamgate": settings}
	envelope.allow_incomplete with input as {"plan": _bare, "iamgate": settings}
	envelope.managed == settings.managed with input as {"plan": _bare, "iamgate": settings}
}

test_managed_policies_come_from_the_bundle_otherwise if {
	table := {"arn:aws:iam::aws:policy/P": {"Version": "2012-10-17"}}
	envelope.managed == table with input as _bare with data.iamgate.data.managed.policies as table
}
