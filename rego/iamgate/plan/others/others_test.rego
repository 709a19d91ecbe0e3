package iamgate.plan.others_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.others

_parts := [
	{"block": "aws_sqs_queue_policy.q", "after": {"policy": "{}"}},
	{"block": "aws_lambda_permission.l", "after": {}},
	{"block": "aws_cloudformation_stack.s", "after": {}},
	{"block": "aws_instance.i", "after": {}},
	given.user("a"),
]

test_carriers_outside_iam_are_read if {
	object.keys(others.all) == {
		"aws_sqs_queue_policy.q", "aws_lambda_permission.l",
		"aws_cloudformation_stack.s",
	} with input as given.plan(_parts)
}

test_they_are_found_by_type if {
	plan := given.plan(_parts)
	others.types == {"aws_sqs_queue_policy", "aws_lambda_permission", "aws_cloudformation_stack"} with input as plan
	object.keys(others.of_type("aws_sqs_queue_policy")) == {"aws_sqs_queue_policy.q"} with input as plan
	others.of_type("aws_instance") == {} with input as plan
}
