package iamgate.plan.state_test

import data.iamgate.plan.state

test_data_sources_of_all_modules_are_found if {
	plan := {"format_version": "1.2", "prior_state": {"values": {"root_module": {
		"resources": [{"type": "aws_caller_identity", "address": "a"}, {"type": "aws_iam_user", "address": "u"}],
		"child_modules": [{"resources": [{"type": "external", "address": "m.b"}]}],
	}}}}
	{resource.address | some resource in state.found} == {"a", "m.b"} with input as plan
}

test_without_a_state_there_are_none if {
	state.found == [] with input as {"format_version": "1.2"}
}
