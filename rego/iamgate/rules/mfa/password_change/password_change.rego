# METADATA
# scope: package
# title: Password change without MFA
# description: |
#   iam:ChangePassword needs the old password, so a stolen access key alone cannot use it; a stolen password can,
#   and locks the owner out. AWS calls it a security risk and needs it only at the first sign-in.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
#     description: "AWS: NotAction element"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
#     description: "AWS: self-managed credentials with MFA"
# custom:
#   severity: warning
#   message: >-
#     {place} lets {kind} {name} call {actions} without MFA.
#   remediation: >-
#     Take iam:ChangePassword out of NotAction, or accept it with exempt: [iam:ChangePassword] in the
#     configuration.
#   examples:
#     fires: mfa/the-self-service-guard-that-exempts-iam-beside-an-administrator-policy
#     quiet: mfa/the-shipped-guard-passes-beside-an-administrator-policy
#   since: 0.1.0
package iamgate.rules.mfa.password_change

import data.iamgate.iam.actions
import data.iamgate.iam.carve_out
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.witness

# METADATA
# description: guard statements that let these through
findings contains found if {
	some id, by_index in carve_out.of.password
	some i, spared in by_index
	found := finding.on(
		id, facts.of[id].denies[i], witness.of(id, spared.request),
		{"actions": [actions.name(action) | some action in spared.actions]},
	)
}
