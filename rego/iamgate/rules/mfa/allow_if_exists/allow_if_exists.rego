# METADATA
# scope: package
# title: Allow that lets people in without MFA
# description: |
#   IfExists, Null and ForAllValues also match when the MFA keys are missing, and long-term access keys never
#   carry them: the statement reads as if it asked for MFA and does not.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: "AWS: global condition context keys"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
#     description: "AWS: condition operators"
# custom:
#   severity: error
#   message: >-
#     {place} looks as if it asked {kind} {name} for MFA, but it also allows {action}{on_resource} {session}.
#   remediation: >-
#     Use Bool aws:MultiFactorAuthPresent true in the Allow, and enforce MFA with a guard that denies.
#   examples:
#     fires: mfa/allow-bool-if-exists-true-lets-access-keys-in
#     quiet: mfa/an-allow-with-mfa-under-a-guard-is-fine
#   since: 0.1.0
package iamgate.rules.mfa.allow_if_exists

import data.iamgate.iam.cause
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.witness

# METADATA
# description: Allows whose MFA condition holds without MFA too
findings contains found if {
	some id, by_index in cause.allow_if_exists
	some i, request in by_index
	found := finding.on(id, facts.of[id].granting[i], witness.of(id, request), {})
}
