package iamgate.plan.opaque_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.opaque

_found(parts) := {[way.address, way.attribute, way.code] | some way in found} if {
	found := opaque.found with input as given.plan(parts)
}

_stack(after, more) := object.union({"block": "aws_cloudformation_stack.s", "after": after}, more)

_told := {["aws_cloudformation_stack.s", "template_body", "template"]}

test_a_stack_with_the_capability_is_told_once if {
	after := {"template_body": "{}", "template_url": "https://x", "capabilities": ["CAPABILITY_IAM"]}
	_found([_stack(after, {})]) == _told
	_found([_stack(after, {"actions": ["update"], "before": {}})]) == _told
}

test_a_stack_without_a_template_or_the_capability_or_a_change_is_not if {
	_found([_stack({"template_body": "{}", "capabilities": ["CAPABILITY_AUTO_EXPAND"]}, {})]) == set()
	_found([_stack({"template_body": "{}"}, {})]) == set()
	_found([_stack({"template_body": "", "capabilities": ["CAPABILITY_IAM"]}, {})]) == set()
	_found([_stack({"template_body": "{}", "capabilities": ["CAPABILITY_IAM"]}, {"actions": ["no-op"]})]) == set()
}

test_what_is_unknown_may_be_so if {
	expressions := {"template_body": {}, "capabilities": {"references": ["local.c"]}}
	unknown := {"template_body": true, "capabilities": true}
	_found([_stack({}, {"unknown": unknown, "expressions": expressions})]) == _told
	_found([_stack({}, {"unknown": unknown})]) == set()
}

test_prefixes_and_parts_of_texts_are_looked_for if {
	_found([
		{"block": "aws_cloudcontrolapi_resource.u", "after": {"type_name": "AWS::IAM::User", "desired_state": "{}"}},
		{"block": "aws_cloudcontrolapi_resource.q", "after": {"type_name": "AWS::SQS::Queue", "desired_state": "{}"}},
		{"block": "aws_api_gateway_rest_api.a", "after": {"body": `{"x-amazon-apigateway-policy":{}}`}},
		{"block": "aws_api_gateway_rest_api.b", "after": {"body": "{}"}},
		{"block": "aws_lambda_invocation.i", "after": {"function_name": "f"}},
	]) == {
		["aws_cloudcontrolapi_resource.u", "desired_state", "resource"],
		["aws_api_gateway_rest_api.a", "body", "body"],
		["aws_lambda_invocation.i", "function_name", "code"],
	}
}

_runs := {"resources": [
	{"mode": "managed", "type": "terraform_data", "name": "a", "provisioners": [{"type": "local-exec"}]},
	{"mode": "managed", "type": "terraform_data", "name": "b"},
]}

test_provisioners_run_for_what_is_created_in_their_module if {
	parts := [
		{"block": "terraform_data.a", "module": `module.m["k"]`, "after": {}},
		{"block": "terraform_data.b", "module": `module.m["k"]`, "after": {}},
		{"block": "terraform_data.a", "after": {}},
		{"block": "terraform_data.a", "index": 1, "module": "module.m[0]", "actions": ["update"], "before": {}, "after": {}},
	]
	plan := given.with_modules(parts, {"m": {"module": _runs}})
	opaque.found == {`module.m["k"].terraform_data.a`: {
		"address": `module.m["k"].terraform_data.a`,
		"attribute": null,
		"code": "provisioner",
	}} with input as plan
}

test_programs_and_actions_run if {
	plan := {
		"format_version": "1.2",
		"resource_changes": [
			{
				"address": "data.external.late", "mode": "data", "type": "external", "name": "late",
				"change": {"actions": ["read"]},
			},
			{"address": "data.http.h", "mode": "data", "type": "http", "name": "h", "change": {"actions": ["read"]}},
		],
		"prior_state": {"values": {"root_module": {"resources": [
			{"address": "data.external.read", "type": "external"},
			{"address": "data.aws_caller_identity.me", "type": "aws_caller_identity"},
		]}}},
		"action_invocations": [
			{"address": "action.aws_lambda_invoke.a", "type": "aws_lambda_invoke"},
			{"address": "action.aws_ec2_stop_instance.b", "type": "aws_ec2_stop_instance"},
		],
		"deferred_action_invocations": [{"action_invocation": {"address": "action.local_command.c", "type": "local_command"}}],
	}
	found := opaque.found with input as plan
	{[way.address, way.code] | some way in found} == {
		["data.external.late", "program"], ["data.external.read", "program"],
		["action.aws_lambda_invoke.a", "action"], ["action.local_command.c", "action"],
	}
}

test_a_plan_without_any_of_it_shows_all if {
	_found([given.user("a")]) == set()
}
