package iamgate.iam.missed_test

import data.iamgate.iam.missed
import data.iamgate.judge.facts
import data.iamgate.judge.fixture_test as fixture

# Why the Deny of each user misses a read of an object without MFA.
_reasons(denies, state) := {name: reason |
	some name, _ in denies
	reason := missed.because(
		facts.of[fixture.address("user", name)].denies[0], "s3:getobject",
		"arn:aws:s3:::bucket/key", state,
	)
}

_guard_if(condition) := [fixture.guard_if(condition)]

_guard_and(condition) := _guard_if(object.union(fixture.without_mfa, condition))

_denies := {
	"stops": [fixture.guard],
	"exempts": [fixture.guard_but(["s3:Get*"])],
	"lists-others": [fixture.deny("ec2:*", "*", fixture.without_mfa)],
	"other-bucket": [fixture.deny("s3:*", "arn:aws:s3:::other/*", fixture.without_mfa)],
	"but-bucket": [{
		"Effect": "Deny", "Action": "s3:*", "NotResource": "arn:aws:s3:::bucket/*",
		"Condition": fixture.without_mfa,
	}],
	"invented": _guard_if({"IsFalse": {"aws:MultiFactorAuthPresent": "true"}}),
	"misspelt": _guard_if({"Bool": {"aws:MultiFactorAuthPresnt": "false"}}),
	"skips-keys": _guard_if({"Bool": {"aws:MultiFactorAuthPresent": "false"}}),
	"two-operators": _guard_if({
		"Bool": {"aws:MultiFactorAuthPresent": "true"},
		"NumericLessThan": {"aws:MultiFactorAuthAge": "60"},
	}),
	"somebody-else": _guard_and({"StringEquals": {"aws:username": "root"}}),
	"undecided": _guard_and({
		"StringEquals": {"aws:RequestedRegion": "eu-west-1"},
		"IpAddress": {"aws:SourceIp": "192.0.2.0/24"},
	}),
}

test_the_first_reason_in_the_order_of_evaluation_is_given if {
	_reasons(_denies, "absent") == {
		"exempts": {"code": "action-exempt", "params": {}},
		"lists-others": {"code": "action-not-listed", "params": {}},
		"other-bucket": {"code": "resource-not-listed", "params": {}},
		"but-bucket": {"code": "resource-exempt", "params": {}},
		"invented": {"code": "unknown-operator", "params": {"operator": "IsFalse"}},
		"misspelt": {"code": "misspelt", "params": {"key": "aws:multifactorauthpresnt"}},
		"skips-keys": {"code": "state-absent", "params": {"operators": "Bool"}},
		"two-operators": {"code": "state-absent", "params": {"operators": "Bool and NumericLessThan"}},
		"somebody-else": {"code": "condition-fails", "params": {"keys": "aws:username"}},
		"undecided": {"code": "condition-open", "params": {"keys": "aws:requestedregion, aws:sourceip"}},
	} with input.slice as fixture.users(_denies)
}

test_a_reason_is_given_for_the_state_of_the_request if {
	denies := object.filter(_denies, ["stops", "skips-keys", "two-operators"])
	_reasons(denies, "true") == {
		"stops": {"code": "state-true", "params": {"operators": "BoolIfExists"}},
		"skips-keys": {"code": "state-true", "params": {"operators": "Bool"}},
		"two-operators": {"code": "state-true", "params": {"operators": "NumericLessThan"}},
	} with input.slice as fixture.users(denies)
}
