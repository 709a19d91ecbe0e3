package iamgate.plan.resources_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.resources

_allow(principal) := {"Effect": "Allow", "Action": "sqs:*", "Principal": principal, "Resource": "*"}

_queue(document) := {"block": "aws_sqs_queue_policy.q", "after": {"policy": given.text(document)}}

_subjects(statement) := found if {
	document := {"Version": "2012-10-17", "Statement": statement}
	found := resources.subjects with input as given.plan([_queue(document)])
}

test_a_policy_for_many_is_judged if {
	every statement in [
		_allow("*"), _allow({"AWS": "*"}), _allow({"AWS": ["arn:aws:iam::*:root"]}),
		object.union(object.remove(_allow("*"), ["Principal"]), {"NotPrincipal": {"AWS": "123456789012"}}),
		object.union(_allow({"Service": "s3.amazonaws.com"}), {"Condition": {"Bool": {"aws:SecureTransport": "true"}}}),
	] {
		object.keys(_subjects(statement)) == {"aws_sqs_queue_policy.q#policy"}
	}
	subject := _subjects(_allow("*"))["aws_sqs_queue_policy.q#policy"]
	[subject.kind, subject.address, subject.name] == ["resource-policy", "aws_sqs_queue_policy.q", "aws_sqs_queue_policy.q"]
}

test_a_policy_for_somebody_says_nothing_more if {
	_subjects(_allow({"Service": "s3.amazonaws.com"})) == {}
	_subjects(_allow({"AWS": ["arn:aws:iam::123456789012:root"]})) == {}
}

test_an_old_version_is_looked_at if {
	plan := given.plan([_queue({"Statement": _allow({"AWS": "123456789012"})})])
	count(resources.subjects) == 1 with input as plan
}

test_unknown_policies_of_resources_are_hidden if {
	unknown := {"unknown": {"policy": true}, "after": {}, "expressions": {"policy": {"references": ["local.p"]}}}
	hidden := resources.hidden with input as given.plan([
		object.union(unknown, {"block": "aws_sqs_queue_policy.q"}),
		object.union(unknown, {"block": "aws_vpc_endpoint.e"}),
	])
	{[entry.subject, entry.attribute, entry.reason] | some entry in hidden} == {["aws_sqs_queue_policy.q", "policy", "unknown-document"]}
}
