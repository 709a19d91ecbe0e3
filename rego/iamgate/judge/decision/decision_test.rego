package iamgate.judge.decision_test

import data.iamgate.judge.decision
import data.iamgate.judge.fixture_test as fixture

_office := {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}

_tagged := {"StringEquals": {"aws:PrincipalTag/team": "a"}}

_allow := fixture.allow("s3:GetObject", "arn:aws:s3:::a/*")

_deny := fixture.deny("s3:*", "arn:aws:s3:::a/*", {})

# A variable as the value: open wherever there is a key to compare it with.
_variable(operator) := {operator: {"aws:MultiFactorAuthPresent": "${aws:PrincipalTag/mfa}"}}

# Statements by case; alice asks for a/b in each state.
_statements := {
	"an allow allows": [_allow],
	"an allow elsewhere does not": [fixture.allow("s3:GetObject", "arn:aws:s3:::b/*")],
	"an allow of something else does not": [fixture.allow("s3:PutObject", "*")],
	"nothing allows nothing": [],
	"a deny goes before an allow": [_allow, _deny],
	"a deny denies by itself": [_deny],
	"a deny elsewhere does not": [_allow, fixture.deny("s3:*", "arn:aws:s3:::b/*", {})],
	"the state decides conditions on mfa": [_allow, fixture.where(_deny, fixture.without_mfa)],
	"an allow may depend": [fixture.where(_allow, _office)],
	"a deny may depend": [_allow, fixture.where(_deny, _office)],
	"an allow without a condition is enough": [fixture.where(_allow, _office), _allow],
	"conditions of needless allows do not count": [
		fixture.where(_allow, _office), _allow,
		fixture.where(_deny, _tagged),
	],
	"a deny under the condition of the allow denies": [fixture.where(_allow, _office), fixture.where(_deny, _office)],
	"another allow may evade it": [
		fixture.where(_allow, _office), fixture.where(_deny, _office),
		fixture.where(_allow, _tagged),
	],
	"an mfa key may be open": [fixture.where(_allow, _variable("StringEquals"))],
	"an mfa key may be open where it is there": [fixture.where(
		_allow,
		object.union(_variable("StringEqualsIfExists"), _office),
	)],
}

_always(answer) := {"true": answer, "false": answer, "absent": answer}

_key := "aws:MultiFactorAuthPresent"

_with_key(decision, keys) := [decision, [["Allow", 0]], ({_key} | keys)]

# By case and state: the decision, effect and index of the statements that decide, and the keys it depends on.
_wanted := {
	"an allow allows": _always(["allowed", [["Allow", 0]], set()]),
	"an allow elsewhere does not": _always(["implicitly-denied", [], set()]),
	"an allow of something else does not": _always(["implicitly-denied", [], set()]),
	"nothing allows nothing": _always(["implicitly-denied", [], set()]),
	"a deny goes before an allow": _always(["denied", [["Deny", 1]], set()]),
	"a deny denies by itself": _always(["denied", [["Deny", 0]], set()]),
	"a deny elsewhere does not": _always(["allowed", [["Allow", 0]], set()]),
	"the state decides conditions on mfa": {
		"true": ["allowed", [["Allow", 0]], set()],
		"false": ["denied", [["Deny", 1]], set()],
		"absent": ["denied", [["Deny", 1]], set()],
	},
	"an allow may depend": _always(["depends", [["Allow", 0]], {"aws:SourceIp"}]),
	"a deny may depend": _always(["depends", [["Allow", 0], ["Deny", 1]], {"aws:SourceIp"}]),
	"an allow without a condition is enough": _always(["allowed", [["Allow", 1]], set()]),
	"conditions of needless allows do not count": _always([
		"depends",
		[["Allow", 1], ["Deny", 2]],
		{"aws:PrincipalTag/team"},
	]),
	"a deny under the condition of the allow denies": _always(["denied", [["Deny", 1]], set()]),
	"another allow may evade it": _always([
		"depends",
		[["Allow", 2], ["Deny", 1]],
		{"aws:PrincipalTag/team", "aws:SourceIp"},
	]),
	"an mfa key may be open": {
		"true": _with_key("depends", set()),
		"false": _with_key("depends", set()),
		"absent": ["implicitly-denied", [], set()],
	},
	"an mfa key may be open where it is there": {
		"true": _with_key("depends", {"aws:SourceIp"}),
		"false": _with_key("depends", {"aws:SourceIp"}),
		"absent": ["depends", [["Allow", 0]], {"aws:SourceIp"}],
	},
}

_found := {name: {state: answer |
	some state in ["true", "false", "absent"]
	found := decision.on(decision.bearing(fixture.address("user", name), "s3:getobject", state), "arn:aws:s3:::a/b")
	answer := [
		found.decision,
		sort([[entry.effect, entry.ref.statement] | some entry in found.because]),
		found.keys,
	]
} |
	some name, _ in _statements
}

test_each_request_is_decided_as_iam_does if {
	found := _found with input.slice as fixture.users(_statements)
	found == _wanted
}
