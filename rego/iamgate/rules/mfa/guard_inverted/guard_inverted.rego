# METADATA
# scope: package
# title: Inverted guard
# description: |
#   The condition is the wrong way round: it hits those who did use MFA and spares some who did not.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: "AWS: global condition context keys"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
#     description: "AWS: condition operators"
# custom:
#   severity: error
#   message: >-
#     {place} of {kind} {name} {effect} the wrong way round: it holds {holds} and not {spares}.
#   remediation: >-
#     Deny with BoolIfExists aws:MultiFactorAuthPresent false; allow with Bool aws:MultiFactorAuthPresent true.
#   examples:
#     fires: mfa/deny-bool-true-is-inverted
#     quiet: mfa/allow-of-enrolment-without-mfa-is-not-inverted
#   since: 0.1.0
package iamgate.rules.mfa.guard_inverted

import data.iamgate.iam.sets
import data.iamgate.iam.shape
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.probe
import data.iamgate.judge.verdict
import data.iamgate.judge.witness

# METADATA
# description: Denies that hold with MFA and fail without, whatever the outcome
findings contains found if {
	some id, by_index in shape.of
	some i, "guard-inverted" in by_index
	deny := facts.of[id].denies[i]
	found := finding.on(id, deny, witness.maybe(id, _open(id, deny)), _params("denies", deny))
}

# METADATA
# description: Allows outside the exempt set that hold without MFA and fail with it
findings contains found if {
	some id in verdict.judged
	some allow in facts.of[id].granting
	shape.inverted_allow(allow)
	sets.overlap(allow.actions, verdict.guarded_actions)
	found := finding.on(id, allow, witness.maybe(id, _granted(id, allow)), _params("allows", allow))
}

# A request that the Deny should have stopped.
_open(id, deny) := [request |
	some request in probe.requests[id]
	deny.mfa.states[request.state] == "fails"
][0] if {
	probe.requests[id]
} else := null

_granted(id, allow) := [request |
	some request in probe.requests[id]
	some by in request.grant.by
	by.ref == allow.ref
][0] if {
	probe.requests[id]
} else := null

_params(effect, entry) := {
	"effect": effect,
	"holds_states": sort([state | some state, "holds" in entry.mfa.states]),
	"spares_states": sort([state | some state, "fails" in entry.mfa.states]),
}
