# METADATA
# scope: package
# title: Enrolment for other users without MFA
# description: |
#   An exempt action is exempt on every resource. With a broad Allow beside the guard, a device can be put on
#   another user, who then signs in with a thief's second factor.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
#     description: "AWS: NotAction element"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
#     description: "AWS: self-managed credentials with MFA"
# custom:
#   severity: warning
#   message: >-
#     {place} lets {kind} {name} call {actions} on other users without MFA.
#   remediation: >-
#     Add a second Deny of these actions with NotResource arn:aws:iam::*:user/${aws:username} and
#     arn:aws:iam::*:mfa/*, under the same condition.
#   examples:
#     fires: mfa/the-self-service-guard-that-exempts-iam-beside-an-administrator-policy
#     quiet: mfa/the-shipped-guard-passes-beside-an-administrator-policy
#   since: 0.1.0
package iamgate.rules.mfa.carve_out_others

import data.iamgate.iam.actions
import data.iamgate.iam.carve_out
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.witness

# METADATA
# description: guard statements that let these through
findings contains found if {
	some id, by_index in carve_out.of.others
	some i, spared in by_index
	found := finding.on(
		id, facts.of[id].denies[i], witness.of(id, spared.request),
		{"actions": [actions.name(action) | some action in spared.actions]},
	)
}
