package iamgate.judge.exposed_test

import data.iamgate.judge.exposed
import data.iamgate.judge.fixture_test as fixture
import data.iamgate.plan.given_test as given

_with(statement, more) := object.union(object.union({"Effect": "Allow", "Action": "s3:PutObject", "Principal": "*", "Resource": "*"}, statement), more)

_plan(statements) := given.plan([{
	"block": "aws_s3_bucket_policy.b",
	"after": {"policy": given.text({"Version": "2012-10-17", "Statement": statements})},
}])

# Which statements strangers may use, and whether they are meant to.
_open(statements) := {statement: use.meant | some _, uses in of; some statement, use in uses} if {
	of := exposed.of with input as _plan(statements)
		with data.iamgate.data as fixture.tables
}

_when(operator, key, value) := {"Condition": {operator: {key: value}}}

test_a_star_is_open_to_strangers if {
	_open([_with({}, {})]) == {0: false}
	_open([_with({"Principal": {"AWS": "*"}}, {})]) == {0: false}
	_open([_with({"Principal": {"AWS": "arn:aws:iam::123456789012:root"}}, {})]) == {}
}

test_what_is_meant_for_the_public_says_so if {
	_open([_with({"Action": "s3:GetObject"}, {})]) == {0: true}
	_open([_with({"Action": ["s3:GetObject", "s3:PutObject"]}, {})]) == {0: false}
	_open([_with({"Action": "*"}, {})]) == {0: false}
}

test_where_a_request_comes_from_limits if {
	every condition in [
		_when("StringEquals", "aws:SourceVpce", "vpce-1"), _when("ArnLike", "aws:SourceArn", "arn:aws:sns:::t"),
		_when("StringEquals", "aws:PrincipalOrgID", "o-1"), _when("IpAddress", "aws:SourceIp", "192.0.2.0/24"),
	] {
		_open([_with({}, condition)]) == {}
	}
	every condition in [
		_when("Bool", "aws:SecureTransport", "true"), _when("IpAddress", "aws:SourceIp", ["0.0.0.0/0"]),
		_when("Bool", "aws:MultiFactorAuthPresent", "true"),
	] {
		_open([_with({}, condition)]) == {0: false}
	}
}

_deny(more) := object.union({"Effect": "Deny", "Action": "*", "Resource": "*"}, more)

test_a_deny_for_strangers_closes if {
	every deny in [
		_deny({"Principal": "*"}),
		_deny(object.union({"Principal": "*"}, _when("StringNotEquals", "aws:SourceVpce", "vpce-1"))),
		_deny({"NotPrincipal": {"AWS": "arn:aws:iam::123456789012:user/a"}}),
	] {
		_open([_with({}, {}), deny]) == {}
	}
	every deny in [
		_deny({"Principal": {"AWS": "arn:aws:iam::123456789012:user/a"}}),
		_deny(object.union({"Principal": "*"}, _when("Bool", "aws:SecureTransport", "false"))),
	] {
		_open([_with({}, {}), deny]) == {0: false}
	}
}

test_a_stranger_is_the_proof if {
	statements := [_with({}, _when("Bool", "aws:SecureTransport", "true"))]
	shown := {exposed.witness(id, use) | some id, uses in exposed.of; some use in uses} with input as _plan(statements)
		with data.iamgate.data as fixture.tables
	some witness in shown
	witness.principal == "arn:aws:iam::999999999999:user/anybody"
	[witness.action, witness.mfa] == ["s3:putobject", "absent"]
	witness.assumes[0].keys == ["aws:securetransport"]
}

test_a_resource_that_cannot_be_named_is_any if {
	use := {
		"hole": {"action": "a", "resource": null}, "state": "absent",
		"allow": {"ref": {}, "undecided": {}},
	}
	exposed.witness("x", use).resource == "*" with input.slice as {"subjects": {"x": {"who": {"partition": "aws"}}}}
}
