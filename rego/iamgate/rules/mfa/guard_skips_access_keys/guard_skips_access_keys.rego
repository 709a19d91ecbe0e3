# METADATA
# scope: package
# title: Guard that access keys pass
# description: |
#   A request signed with a long-term access key carries no MFA key at all, and an operator without IfExists does
#   not match a missing key. AWS does not recommend this form.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: "AWS: global condition context keys"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
#     description: "AWS: condition operators"
# custom:
#   severity: error
#   message: >-
#     {place} of {kind} {name} does not stop access keys: a request signed with one carries no MFA key, and the
#     condition does not match without it.
#   remediation: >-
#     Write BoolIfExists instead of Bool. If access keys must keep working without MFA, say so with the profile
#     console-only.
#   examples:
#     fires: mfa/deny-bool-false-lets-access-keys-through
#     quiet: mfa/bool-if-exists-false-is-a-guard
#   since: 0.1.0
package iamgate.rules.mfa.guard_skips_access_keys

import data.iamgate.iam.cause
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.witness

# METADATA
# description: the guard causes of this name
findings contains found if {
	some id, by_index in cause.of
	some i, entry in by_index
	entry.cause == "guard-skips-access-keys"
	deny := facts.of[id].denies[i]
	found := finding.having(
		finding.on(id, deny, witness.maybe(id, entry.request), {}),
		{"severity": entry.severity},
	)
}
