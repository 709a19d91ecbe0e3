package iamgate.main.redact_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.main.redact

_hidden := "(sensitive)"

_slice := {
	"subjects": {subject.address: subject | some subject in [
		fixture.subject("user", "alice", [fixture.link("secret", "own"), fixture.link("open", "own")], {}),
		fixture.subject("user", "bob", [fixture.link("open", "own")], {}),
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

test_whom_a_sensitive_trust_document_names_is_hidden if {
	trust := fixture.trust([])
	slice := json.patch(trust, [{"op": "replace", "path": ["documents", fixture.trust_id, "sensitive"], "value": true}])
	found := object.union(_finding("alice", "open"), {
		"subject": fixture.trust_id,
		"witness": {"principal": "arn:aws:iam::123456789012:user/alice"},
		"params": {"principal": "arn:aws:iam::123456789012:user/alice"},
	})
	shown := redact.finding(found) with input.slice as slice with data.iamgate.data.text.sensitive as _hidden
	[shown.witness.principal, shown.params.principal] == [_hidden, _hidden]
	open := redact.finding(found) with input.slice as trust
	open.params.principal == "arn:aws:iam::123456789012:user/alice"
	open.witness.principal == "arn:aws:iam::123456789012:user/alice"
}
