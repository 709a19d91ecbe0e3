# METADATA
# scope: package
# title: Guard that never fires
# description: |
#   The statement denies no request without MFA: its tests contradict each other, its NotAction exempts
#   everything, the age key it needs exists with MFA only, or its operator is none that IAM has.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
#     description: "AWS: condition operators"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
#     description: "AWS: NotAction element"
# custom:
#   severity: error
#   message: >-
#     {place} of {kind} {name} is meant as a guard, but it denies no request without MFA{detail}.
#   remediation: >-
#     Write BoolIfExists aws:MultiFactorAuthPresent false and no second test on an MFA key beside it.
#   examples:
#     fires: mfa/an-age-limit-alone-never-fires-without-mfa
#     quiet: mfa/an-age-limit-with-if-exists-is-a-guard
#   since: 0.1.0
package iamgate.rules.mfa.guard_never_fires

import data.iamgate.iam.cause
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.witness

# METADATA
# description: the guard causes of this name
findings contains found if {
	some id, by_index in cause.of
	some i, entry in by_index
	entry.cause == "guard-never-fires"
	deny := facts.of[id].denies[i]
	found := finding.having(
		finding.on(id, deny, witness.maybe(id, entry.request), _params(deny)),
		{"severity": entry.severity},
	)
}

_params(deny) := {"detail_code": "unknown-operator", "operator": concat(", ", sort(deny.mfa.unknown))} if {
	count(deny.mfa.unknown) > 0
} else := {}
