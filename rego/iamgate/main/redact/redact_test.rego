package iamgate.main.redact_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.main.redact

_hidden := "(sensitive)"

_slice := {
	"subjects": {subject.address: subject | some subject in [
		fixture.subject("user", "alice", [fixture.link("secret", "own"), fixture.link("open", "own")], {}),
		fixture.subject("user", "bob", [fixture.link("open", "own")], {}),
		fixture.subject("trust", "r", [fixture.link("secret", "own")], {}),
	]},
	"documents": {
		"secret": object.union(fixture.written("aws_iam_policy.secret", []), {"sensitive": true}),
		"open": fixture.written("aws_iam_policy.open", []),
	},
	"config": {},
}

_finding(user, policy) := {
	"subject": fixture.address("user", user),
	"address": fixture.address("policy", policy),
	"attribute": "policy",
	"sid": "Sid",
	"normalised": {"effect": "Deny"},
	"witness": {
		"principal": fixture.address("user", user),
		"action": "s3:GetObject",
		"resource": "arn:aws:s3:::bucket/key",
		"allowedBy": [_ref("secret"), _ref("open")],
		"missedDenies": [_ref("secret")],
		"assumes": [_ref("secret")],
	},
	"params": {"action": "s3:GetObject", "resource": "arn:aws:s3:::bucket/key"},
}

_ref(policy) := {"address": fixture.address("policy", policy), "attribute": "policy", "sid": "Sid"}

_blank(ref) := object.union(ref, {"sid": null})

_read(finding) := shown if {
	shown := redact.finding(finding) with input.slice as _slice with data.iamgate.data.text.sensitive as _hidden
}

test_nothing_is_kept_of_a_sensitive_document_but_actions_and_addresses if {
	_read(_finding("alice", "secret")) == {
		"subject": "aws_iam_user.alice",
		"address": "aws_iam_policy.secret",
		"attribute": "policy",
		"sid": null,
		"normalised": null,
		"witness": {
			"principal": "aws_iam_user.alice",
			"action": "s3:GetObject",
			"resource": _hidden,
			"allowedBy": [_blank(_ref("secret")), _ref("open")],
			"missedDenies": [_blank(_ref("secret"))],
			"assumes": [_blank(_ref("secret"))],
		},
		"params": {"action": "s3:GetObject", "resource": _hidden},
	}
}

test_a_resource_of_a_subject_with_a_sensitive_document_may_come_from_it if {
	shown := _read(_finding("alice", "open"))
	[shown.sid, shown.normalised] == ["Sid", {"effect": "Deny"}]
	[shown.witness.resource, shown.params.resource] == [_hidden, _hidden]
}

test_other_subjects_are_shown_whole if {
	finding := _finding("bob", "open")
	plain := object.union(finding, {"witness": object.union(finding.witness, {
		"allowedBy": [_ref("open")],
		"missedDenies": [],
		"assumes": [],
	})})
	_read(plain) == plain
}

test_any_resource_is_no_secret if {
	finding := _finding("alice", "secret")
	shown := _read(object.union(finding, {"witness": object.union(finding.witness, {"resource": "*"})}))
	shown.witness.resource == "*"
}

test_a_finding_without_a_witness_and_a_resource_is_read_too if {
	finding := object.union(
		object.remove(_finding("alice", "secret"), ["params"]),
		{"witness": null, "params": {"code": "x"}},
	)
	shown := _read(finding)
	[shown.witness, shown.params] == [null, {"code": "x"}]
}

test_a_sensitive_document_of_the_plan_that_nobody_bears_is_hidden_too if {
	policy := fixture.created("aws_iam_policy", "p", {"name": "p", "path": "/", "policy": "{}"})
	marked := object.union(policy, {"change": {"after_sensitive": {"policy": true}}})
	finding := object.union(_finding("p", "p"), {"subject": "aws_iam_policy.p", "witness": null})
	shown := redact.finding(finding) with input as fixture.plan([marked])
	[shown.sid, shown.normalised] == [null, null]
}

_also := [{
	"principal": "aws_iam_role.r",
	"action": "sts:AssumeRole",
	"resource": "arn:aws:iam::123456789012:role/r",
	"allowedBy": [_ref("secret"), _ref("open")],
	"assumes": [_ref("secret")],
}]

_with_more(finding) := object.union(finding, {"witness": {"also": _also}})

test_further_requests_of_a_proof_are_read_too if {
	_read(_with_more(_finding("alice", "open"))).witness.also == [{
		"principal": "aws_iam_role.r",
		"action": "sts:AssumeRole",
		"resource": _hidden,
		"allowedBy": [_blank(_ref("secret")), _ref("open")],
		"assumes": [_blank(_ref("secret"))],
	}]
	_read(_with_more(_finding("bob", "open"))).witness.also[0].resource == "arn:aws:iam::123456789012:role/r"
}

test_whom_a_sensitive_trust_document_names_is_hidden if {
	named := {"principal": "arn:aws:iam::123456789012:user/bob"}
	finding := object.union(_finding("alice", "secret"), {
		"subject": "aws_iam_trust.r",
		"witness": named,
		"params": named,
	})
	shown := _read(finding)
	[shown.witness.principal, shown.params.principal] == [_hidden, _hidden]
}

test_a_resource_is_read_by_itself_too if {
	texts := {user: redact.resource(fixture.address("user", user), "arn:aws:s3:::bucket/key") | some user in ["alice", "bob"]}
		with input.slice as _slice
		with data.iamgate.data.text.sensitive as _hidden
	texts == {"alice": _hidden, "bob": "arn:aws:s3:::bucket/key"}
}
