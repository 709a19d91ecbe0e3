# METADATA
# scope: package
# title: Guard that console sessions pass
# description: |
#   A console session without MFA carries aws:MultiFactorAuthPresent with the value false. A test for the missing
#   key does not match it, so whoever has the password passes.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: "AWS: global condition context keys"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
#     description: "AWS: condition operators"
# custom:
#   severity: error
#   message: >-
#     {place} of {kind} {name} does not stop the console without MFA: the key is in such a request, with the value
#     false, and the condition matches a missing key only.
#   remediation: >-
#     Write BoolIfExists aws:MultiFactorAuthPresent false, which matches both.
#   examples:
#     fires: mfa/deny-null-true-lets-the-console-through
#     quiet: mfa/null-on-the-age-key-is-a-guard
#   since: 0.1.0
package iamgate.rules.mfa.guard_skips_console

import data.iamgate.iam.cause
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.witness

# METADATA
# description: the guard causes of this name
findings contains found if {
	some id, by_index in cause.of
	some i, entry in by_index
	entry.cause == "guard-skips-console"
	deny := facts.of[id].denies[i]
	found := finding.having(
		finding.on(id, deny, witness.maybe(id, entry.request), {}),
		{"severity": entry.severity},
	)
}
