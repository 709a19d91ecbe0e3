# METADATA
# scope: package
# title: No guard
# description: |
#   Without an explicit Deny for requests that carry no MFA, a stolen password or access key is enough to do
#   whatever the policies allow.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
#     description: "AWS: policy evaluation logic"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
#     description: "AWS: self-managed credentials with MFA"
# custom:
#   severity: error
#   message: >-
#     Nothing asks {kind} {name} for MFA: {session} it may call {action}{on_resource}.
#   remediation: >-
#     Attach a guard to {name}: Deny, NotAction with the enrolment actions, Resource *, Condition BoolIfExists
#     aws:MultiFactorAuthPresent false.
#   examples:
#     fires: mfa/no-policy-looks-at-mfa
#     quiet: mfa/bool-if-exists-false-is-a-guard
#   since: 0.1.0
package iamgate.rules.mfa.no_guard

import data.iamgate.iam.cause
import data.iamgate.judge.finding
import data.iamgate.judge.open_subject
import data.iamgate.judge.witness

# METADATA
# description: subjects that fail and look at MFA nowhere
findings contains found if {
	some id, request in open_subject.first
	cause.fallback[id] == "no-guard"
	found := finding.at(id, request.grant.allow.ref, witness.of(id, request), {})
}
