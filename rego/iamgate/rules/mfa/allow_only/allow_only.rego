# METADATA
# scope: package
# title: MFA on Allows only
# description: |
#   An Allow that asks for MFA denies nothing. The next policy that is attached works without MFA, and no explicit
#   Deny stands in its way.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
#     description: "AWS: policy evaluation logic"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: "AWS: global condition context keys"
# custom:
#   severity: error
#   message: >-
#     {Kind} {name} is asked for MFA by Allow statements only; no Deny stops {action}{on_resource} without MFA.
#   remediation: >-
#     Keep the Allow as it is and add a guard: Deny, NotAction with the enrolment actions, Resource *, Condition
#     BoolIfExists aws:MultiFactorAuthPresent false.
#   examples:
#     fires: mfa/an-allow-with-mfa-alone-is-no-guard-alone
#     quiet: mfa/an-allow-with-mfa-under-a-guard-is-fine
#   since: 0.1.0
package iamgate.rules.mfa.allow_only

import data.iamgate.iam.cause
import data.iamgate.judge.finding
import data.iamgate.judge.open_subject
import data.iamgate.judge.witness

# METADATA
# description: subjects that fail and look at MFA in Allows only, or in an Allow that no Deny covers
findings contains found if {
	some id, request in open_subject.first
	cause.fallback[id] == "allow-only"
	found := finding.at(id, request.grant.allow.ref, witness.of(id, request), {})
}
