package iamgate.judge.ascent_test

import data.iamgate.judge.ascent
import data.iamgate.judge.fixture_test as fixture

_alice := "aws_iam_user.alice"

_team := "aws_iam_group.team"

_lambda := "lambda.amazonaws.com"

_catalogue := fixture.catalogue(
	{
		"write": {"steps": [["iam:createpolicyversion"]]},
		"put": {"steps": [["iam:putuserpolicy"]], "gate": "warn"},
		"run": {"steps": [["lambda:createfunction"], ["iam:passrole"]], "service": _lambda},
		"update": {"steps": [["lambda:updatefunctioncode"]], "existing": true},
		"look": {"steps": [["lambda:getfunction"]], "existing": true, "gate": "info"},
		"update and invoke": {"steps": [["lambda:updatefunctioncode"], ["lambda:invokefunction"]], "existing": true},
		"state": {"steps": [["s3:putobject@state"]]},
	},
	{
		"scoped": {"s3:putobject@state": {"action": "s3:putobject", "patterns": ["arn:*:s3:::*tfstate*"]}},
		"within": {"update and invoke": ["update"]},
	},
)

_found(slice) := found if {
	found := ascent.findings with input.slice as slice
		with data.iamgate.data.catalogue as _catalogue
		with data.iamgate.iam.exempt.patterns as set()
}

_ref(name, statement) := {
	"address": concat("", ["aws_iam_policy.", name]), "attribute": "policy",
	"statement": statement, "sid": null,
}

_office := {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}

test_a_path_by_one_statement_is_told_of_that if {
	_found(fixture.alice([
		fixture.allow("s3:GetObject", "*"),
		fixture.where(fixture.allow(["lambda:CreateFunction", "iam:PassRole"], "*"), _office),
	])) == {{
		"subject": _alice,
		"kind": "user",
		"address": "aws_iam_policy.p",
		"attribute": "policy",
		"statement": 1,
		"sid": null,
		"group": null,
		"normalised": {
			"effect": "Allow",
			"actions": [false, ["iam:passrole", "lambda:createfunction"]],
			"resources": [false, ["*"]],
			"condition": [["ipaddress", "aws:sourceip", ["192.0.2.0/24"]]],
		},
		"witness": {
			"principal": _alice,
			"action": "lambda:CreateFunction",
			"resource": "arn:aws:lambda:us-east-1:123456789012:function:example",
			"mfa": "absent",
			"allowedBy": [_ref("p", 1)],
			"missedDenies": [],
			"assumes": [_assumed],
			"also": [{
				"action": "iam:PassRole",
				"resource": fixture.arn("role", "example"),
				"allowedBy": [_ref("p", 1)],
				"assumes": [_assumed],
			}],
		},
		"params": {
			"actions": ["lambda:CreateFunction", "iam:PassRole"],
			"mfa_code": "without",
			"service": _lambda,
			"session_code": "service",
		},
		"catalogue": "run",
		"severity": "error",
		"details": [],
	}}
}

_assumed := object.union(_ref("p", 1), {"keys": ["aws:sourceip"], "holds": true})

test_a_path_by_several_statements_is_told_of_the_first_document if {
	slice := fixture.slice(
		[fixture.subject("user", "alice", [fixture.link(name, "own") | some name in ["b", "a"]], {})],
		{
			"b": fixture.written("aws_iam_policy.b", [fixture.allow("lambda:CreateFunction", "*")]),
			"a": fixture.written("aws_iam_policy.a", [fixture.allow("iam:PassRole", "*")]),
		},
		"all-sessions",
	)
	[finding] := [finding | some finding in _found(slice)]
	[finding.address, finding.attribute, finding.statement] == ["aws_iam_policy.a", "policy", null]
	finding.witness.allowedBy == [_ref("b", 0)]
	[request.allowedBy | some request in finding.witness.also] == [[_ref("a", 0)]]
}

_bool(value) := {"Bool": {"aws:MultiFactorAuthPresent": value}}

# {subject: {entry: {..}}} of what findings say under this name.
_told(findings, name) := {subject: {finding.catalogue: _member(finding, name) |
	some finding in findings
	finding.subject == subject
} |
	some subject in {finding.subject | some finding in findings}
}

_member(finding, name) := object.get(finding, name, object.get(finding.params, name, "none"))

_write_if(condition) := fixture.where(fixture.write, condition)

# What is said of MFA to people and to sessions, each with these statements.
_codes(statements) := {kind: code | some kind in _kinds; code := found[fixture.address(kind, kind)].write} if {
	found := _told(_found(fixture.realm({kind: {kind: statements} | some kind in _kinds}, {})), "mfa_code")
}

_kinds := {"user", "group", "policy", "role", "permission-set"}

test_whether_mfa_stands_in_the_way_is_said_of_people if {
	_codes([fixture.write]) == {
		"user": "without", "group": "without", "policy": "without",
		"role": "session", "permission-set": "session",
	}
}

test_a_guard_leaves_the_path_to_people_with_mfa if {
	_codes([fixture.write, fixture.deny("*", "*", fixture.without_mfa)]) == {"user": "with", "group": "with", "policy": "with"}
}

test_a_guard_over_access_keys_only_leaves_a_path_without_mfa if {
	_codes([fixture.write, fixture.deny("*", "*", {"Null": {"aws:MultiFactorAuthPresent": "true"}})]) == {
		"user": "without", "group": "without", "policy": "without",
		"role": "session", "permission-set": "session",
	}
}

_every_step := fixture.allow(
	[
		"iam:CreatePolicyVersion", "iam:PutUserPolicy", "iam:PassRole", "lambda:CreateFunction", "lambda:UpdateFunctionCode",
		"lambda:GetFunction",
	],
	"*",
)

test_a_path_is_as_severe_as_its_level if {
	_told(_found(fixture.alice([_every_step])), "severity")[_alice] == {
		"write": "error", "put": "warning", "run": "error", "update": "error", "look": "note",
	}
	named := fixture.allow("lambda:UpdateFunctionCode", "arn:aws:lambda:us-east-1:123456789012:function:f")
	_told(_found(fixture.alice([named])), "severity") == {_alice: {"update": "warning"}}
}

test_what_a_service_does_is_another_session if {
	of_user := _told(_found(fixture.alice([_every_step])), "session_code")[_alice]
	object.filter(of_user, ["run", "update"]) == {"run": "service", "update": "service"}
	of_role := _told(_found(fixture.alone("role", "r", [_every_step], {})), "session_code")
	of_role == {"aws_iam_role.r": {path: "none" | some path in ["write", "put", "run", "update", "look"]}}
}

test_no_service_takes_part_in_a_path_that_passes_no_role if {
	found := _found(fixture.alice([_every_step]))
	object.filter(_told(found, "session_code")[_alice], ["write", "put", "look"]) == {"write": "none", "put": "none", "look": "none"}
	_told(found, "service")[_alice].write == "none"
}

test_a_smaller_path_is_a_detail if {
	slice := fixture.alice([fixture.allow(["lambda:UpdateFunctionCode", "lambda:InvokeFunction"], "*")])
	_told(_found(slice), "details") == {_alice: {"update": ["escalation/update and invoke"]}}
}

test_what_cannot_be_read_may_deny_it if {
	_told(_found(fixture.alone("user", "alice", [fixture.write], {"unread": ["?"]})), "outcome") == {_alice: {"write": "unverifiable"}}
	_told(_found(fixture.alone("user", "alice", [fixture.write], {"unread_boundary": true})), "outcome") == {_alice: {"write": "unverifiable"}}
	_told(_found(fixture.alice([fixture.write])), "outcome") == {_alice: {"write": "none"}}
}

_resources(slice) := {finding.witness.action: finding.witness.resource | some finding in _found(slice)}

test_the_resource_is_one_that_the_step_matters_on if {
	_resources(fixture.alice([fixture.allow("s3:PutObject", "arn:aws:s3:::*")])) == {"s3:PutObject": "arn:aws:s3:::example/exampletfstateexample/example"}
}

test_the_resource_is_one_that_no_deny_names if {
	_resources(fixture.alice([
		fixture.allow("iam:PutUserPolicy", ["arn:aws:iam::*:user/team/*", "arn:aws:iam::*:user/other"]),
		fixture.deny("iam:PutUserPolicy", "arn:aws:iam::*:user/team/*", {}),
	])) == {"iam:PutUserPolicy": "arn:aws:iam::123456789012:user/other"}
}

test_a_pattern_stands_for_a_resource_of_which_no_example_is_found if {
	step := {"key": "lambda:updatefunctioncode", "grant": 0, "state": "absent"}
	slice := fixture.alice([fixture.allow("lambda:UpdateFunctionCode", "arn:aws:lambda:*:8*:function:*")])
	found := ascent.resource_of(_alice, step) with input.slice as slice with data.iamgate.data.catalogue as _catalogue
	found == "arn:aws:lambda:*:8*:function:*"
}
