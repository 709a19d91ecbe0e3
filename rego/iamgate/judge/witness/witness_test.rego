package iamgate.judge.witness_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.probe
import data.iamgate.judge.witness

_alice := "aws_iam_user.alice"

_read := {"but": false, "ids": {"s3:getobject"}}

_witness(slice) := shown if {
	shown := witness.of(_alice, probe.possible(_alice, _read, "absent", [])[0]) with input.slice as slice
}

_region := {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}

test_a_witness_proves_itself if {
	_witness(fixture.alice([
		fixture.where(fixture.allow("s3:*", "arn:aws:s3:::bucket/*"), _region),
		fixture.guard_but(["s3:Get*"]),
		fixture.guard_if(object.union(fixture.without_mfa, {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}})),
		fixture.guard_if({"Bool": {"aws:MultiFactorAuthPresnt": "false"}}),
		fixture.deny("s3:DeleteBucket", "*", {}),
	])) == {
		"principal": _alice,
		"action": "s3:GetObject",
		"resource": "arn:aws:s3:::bucket/example",
		"mfa": "absent",
		"allowedBy": [{"address": "aws_iam_policy.p", "attribute": "policy", "statement": 0, "sid": null}],
		"missedDenies": [
			_missed(1, "action-exempt", {}),
			_missed(2, "condition-open", {"keys": "aws:sourceip"}),
			_missed(3, "misspelt", {"key": "aws:multifactorauthpresnt"}),
		],
		"assumes": [
			_assumption(0, null, "aws:requestedregion", true),
			_assumption(2, "Guard", "aws:sourceip", false),
		],
	}
}

_missed(statement, code, params) := {
	"address": "aws_iam_policy.p", "attribute": "policy", "statement": statement, "sid": "Guard",
	"because": {"code": code, "params": params},
}

_assumption(statement, sid, key, holds) := {
	"address": "aws_iam_policy.p", "attribute": "policy", "statement": statement, "sid": sid,
	"keys": [key], "holds": holds,
}

test_the_boundary_that_admits_a_request_is_named_beside_the_policy if {
	alice := fixture.subject(
		"user", "alice",
		[fixture.link("p", "own"), fixture.link("b", "boundary")],
		{"bounded": true},
	)
	documents := {
		"p": fixture.written("aws_iam_policy.p", [fixture.admin]),
		"b": fixture.written("aws_iam_policy.b", [fixture.allow("s3:*", "*")]),
	}
	shown := _witness(fixture.slice([alice], documents, "all-sessions"))
	[ref.address | some ref in shown.allowedBy] == ["aws_iam_policy.p", "aws_iam_policy.b"]
}

test_a_request_that_is_none_has_no_witness if {
	witness.maybe(_alice, null) == null with input.slice as fixture.alice([fixture.admin])
}

test_a_request_has_the_witness_that_it_would_have_had if {
	slice := fixture.alice([fixture.admin])
	shown := witness.maybe(_alice, probe.possible(_alice, _read, "absent", [])[0]) with input.slice as slice
	shown == _witness(slice)
}
