package iamgate.rules.plan.opaque_carrier_test

import data.iamgate.rules.plan.opaque_carrier as rule

_way := {"address": "aws_cloudformation_stack.s", "attribute": "template_url", "code": "template"}

test_what_is_out_of_sight_is_told if {
	{[found.subject, found.kind, found.address, found.attribute, found.params] | some found in rule.findings} == {[
		"aws_cloudformation_stack.s", null, "aws_cloudformation_stack.s", "template_url",
		{"opaque_code": "template"},
	]} with input.slice as {"opaque": [_way]}
}

test_a_plan_that_shows_all_is_silent if {
	rule.findings == set() with input.slice as {}
}
