package iamgate.main.table_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.main.table

_keys := fixture.where(fixture.allow("iam:CreateAccessKey", "arn:aws:iam::*:user/a"), {
	"IpAddress": {"aws:SourceIp": "192.0.2.0/24"},
	"StringEquals": {"aws:PrincipalTag/team": "a"},
})

_slice := {
	"subjects": {subject.address: subject | some subject in [
		fixture.subject("user", "alice", [fixture.link("keys", "own"), fixture.link("guard", "own")], {}),
		fixture.subject("role", "ci", [fixture.link("keys", "own")], {}),
	]},
	"bare": {"aws_iam_user.bob": fixture.subject("user", "bob", [], {})},
	"documents": {
		"keys": fixture.written("aws_iam_policy.keys", [_keys]),
		"guard": fixture.written("aws_iam_policy.guard", [fixture.guard]),
	},
	"config": {},
}

_asked_of(slice, question) := rows if {
	rows := table.decisions with input as {"slice": slice, "iamgate": {"access": question}}
		with data.iamgate.data as fixture.tables
}

_brief(rows) := [[row.principal, row.action, row.mfa, row.decision] | some row in rows]

_depends := {
	"decision": "depends",
	"dependsOn": ["aws:PrincipalTag/team", "aws:SourceIp"],
	"because": [{
		"address": "aws_iam_policy.keys", "attribute": "policy", "statement": 0, "sid": null,
		"effect": "Allow",
	}],
}

_denied := {
	"decision": "denied",
	"dependsOn": [],
	"because": [{
		"address": "aws_iam_policy.guard", "attribute": "policy", "statement": 0, "sid": "Guard",
		"effect": "Deny",
	}],
}

_row(principal, state, answer) := object.union(answer, {
	"principal": principal, "action": "iam:CreateAccessKey", "mfa": state,
	"resource": "arn:aws:iam::123456789012:user/a",
})

test_without_a_question_what_anybody_can_reach_is_listed if {
	rows := table.decisions with input as {"slice": _slice} with data.iamgate.data as fixture.tables
	rows == [
		_row("aws_iam_role.ci", "false", _depends),
		_row("aws_iam_user.alice", "true", _depends),
		_row("aws_iam_user.alice", "false", _denied),
		_row("aws_iam_user.alice", "absent", _denied),
	]
}

test_rows_come_by_principal_action_and_state if {
	question := {"principals": null, "actions": ["s3:GetObject", "IAM:createaccesskey"], "states": ["false", "true"]}
	_brief(_asked_of(_slice, question)) == [
		["aws_iam_role.ci", "iam:CreateAccessKey", "false", "depends"],
		["aws_iam_role.ci", "s3:GetObject", "false", "implicitly-denied"],
		["aws_iam_user.alice", "iam:CreateAccessKey", "true", "depends"],
		["aws_iam_user.alice", "iam:CreateAccessKey", "false", "denied"],
		["aws_iam_user.alice", "s3:GetObject", "true", "implicitly-denied"],
		["aws_iam_user.alice", "s3:GetObject", "false", "denied"],
		["aws_iam_user.bob", "iam:CreateAccessKey", "true", "implicitly-denied"],
		["aws_iam_user.bob", "iam:CreateAccessKey", "false", "implicitly-denied"],
		["aws_iam_user.bob", "s3:GetObject", "true", "implicitly-denied"],
		["aws_iam_user.bob", "s3:GetObject", "false", "implicitly-denied"],
	]
}

_of_ci := {"principals": ["aws_iam_role.ci"], "actions": ["iam:CreateAccessKey"]}

test_states_that_a_principal_cannot_be_in_are_left_out if {
	_asked_of(_slice, object.union(_of_ci, {"states": ["absent"]})) == []
}

test_a_resource_can_be_asked_for if {
	[row] := _asked_of(_slice, object.union(_of_ci, {"resource": "arn:aws:iam::123456789012:user/b"}))
	[row.resource, row.decision] == ["arn:aws:iam::123456789012:user/b", "implicitly-denied"]
}

test_those_who_can_be_asked_for_are_listed if {
	table.principals == [
		{"id": "aws_iam_role.ci", "kind": "role", "address": "aws_iam_role.ci", "name": "ci"},
		{"id": "aws_iam_user.alice", "kind": "user", "address": "aws_iam_user.alice", "name": "alice"},
		{"id": "aws_iam_user.bob", "kind": "user", "address": "aws_iam_user.bob", "name": "bob"},
	] with input as {"slice": _slice} with data.iamgate.data as fixture.tables
}

test_of_what_is_sensitive_only_actions_and_addresses_are_shown if {
	secret := object.union(_slice, {"documents": {"guard": {"sensitive": true}}})
	[row] := _asked_of(secret, {
		"principals": ["aws_iam_user.alice"],
		"actions": ["iam:CreateAccessKey"],
		"states": ["false"],
	})
	[row.resource, row.because[0].address, row.because[0].sid] == ["(sensitive)", "aws_iam_policy.guard", null]
}

test_what_unknown_parts_decide_is_open if {
	best := object.union(_slice, {
		"documents": object.union(_slice.documents, {"keys": fixture.written("aws_iam_policy.keys", [
			fixture.allow("iam:DeleteUser", "arn:aws:iam::*:user/a"),
		])}),
		"context": ["aws_iam_role.ci"],
	})
	worst := object.union(_slice, {"documents": object.union(_slice.documents, {"keys": fixture.written("aws_iam_policy.keys", [
		fixture.allow(["iam:CreateAccessKey", "iam:DeleteUser"], "arn:aws:iam::*:user/a"),
	])})})
	rows := _asked_of(object.union(worst, {"twins": {"certain": best}}), {
		"actions": ["iam:CreateAccessKey", "iam:DeleteUser"], "states": ["true", "false"], "principals": null,
	})
	_brief(rows) == [
		["aws_iam_role.ci", "iam:CreateAccessKey", "false", "allowed"],
		["aws_iam_role.ci", "iam:deleteuser", "false", "allowed"],
		["aws_iam_user.alice", "iam:CreateAccessKey", "true", "unverifiable"],
		["aws_iam_user.alice", "iam:CreateAccessKey", "false", "denied"],
		["aws_iam_user.alice", "iam:deleteuser", "true", "allowed"],
		["aws_iam_user.alice", "iam:deleteuser", "false", "denied"],
		["aws_iam_user.bob", "iam:CreateAccessKey", "true", "implicitly-denied"],
		["aws_iam_user.bob", "iam:CreateAccessKey", "false", "implicitly-denied"],
		["aws_iam_user.bob", "iam:deleteuser", "true", "implicitly-denied"],
		["aws_iam_user.bob", "iam:deleteuser", "false", "implicitly-denied"],
	]
}
