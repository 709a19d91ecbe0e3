package iamgate.judge.finding_test

import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.fixture_test as fixture

_alice := "aws_iam_user.alice"

_normalised(statement) := found.normalised if {
	found := finding.on(_alice, facts.of[_alice].denies[0], null, {}) with input.slice as fixture.alice([statement])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

test_a_finding_on_a_statement_says_where_it_is if {
	condition := {"StringLike": {"aws:UserId": ["y", "x"]}}
	slice := fixture.alice([fixture.deny(["s3:Get*", "S3:DeleteBucket"], ["b", "a"], condition)])
	finding.on(_alice, facts.of[_alice].denies[0], null, {"key": "value"}) == {
		"subject": _alice,
		"kind": "user",
		"address": "aws_iam_policy.p",
		"attribute": "policy",
		"statement": 0,
		"sid": null,
		"group": null,
		"normalised": {
			"effect": "Deny",
			"actions": [false, ["s3:deletebucket", "s3:get*"]],
			"resources": [false, ["a", "b"]],
			"condition": [["stringlike", "aws:userid", ["x", "y"]]],
		},
		"witness": null,
		"params": {"key": "value"},
	} with input.slice as slice
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

test_the_order_in_which_a_statement_is_written_makes_no_difference if {
	one := fixture.deny(["s3:Get*", "ec2:*"], ["a", "b"], {
		"Bool": {"aws:SecureTransport": "false"},
		"StringLike": {"aws:UserId": "x"},
	})
	other := fixture.deny(["EC2:*", "s3:get*"], ["b", "a"], {
		"stringlike": {"aws:userid": ["x"]},
		"Bool": {"aws:SecureTransport": false},
	})
	_normalised(one) == _normalised(other)
	_normalised(one) != _normalised(fixture.deny(["s3:Get*", "ec2:*"], ["a", "b"], {}))
}

_ref := {"address": "aws_iam_policy.p", "attribute": "policy"}

_whole := {
	"address": "aws_iam_policy.p",
	"attribute": "policy",
	"statement": null,
	"sid": null,
	"group": null,
	"normalised": null,
	"witness": null,
	"params": {},
}

test_a_finding_on_a_subject_is_at_a_document if {
	finding.at(_alice, _ref, null, {}) == object.union(_whole, {"subject": _alice, "kind": "user"})
		with input.slice as fixture.alice([])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

test_a_finding_on_a_resource_needs_no_subject if {
	finding.on_resource("plan", null, _ref, {}) == object.union(_whole, {"subject": "plan", "kind": null})
}

test_a_finding_may_have_another_severity if {
	finding.having(_whole, {"severity": "warning"}) == object.union(_whole, {"severity": "warning"})
}

_principals(statement) := found.normalised.principals if {
	found := finding.on(fixture.trust_id, facts.of[fixture.trust_id].allows[0], null, {}) with input.slice as fixture.trust([statement])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

test_statements_of_a_trust_document_differ_in_whom_they_name if {
	_principals(fixture.admit("*")) == "*"
	_principals(fixture.admit({"Service": "b", "AWS": ["2", "1"]})) == {"AWS": ["1", "2"], "Service": ["b"]}
	but := object.remove(object.union(fixture.admit("*"), {"NotPrincipal": {"AWS": "1"}}), ["Principal"])
	_principals(but) == {"NotPrincipal": {"AWS": "1"}}
}
