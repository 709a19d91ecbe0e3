# METADATA
# scope: package
# title: Guard that exempts credentials or escalation
# description: |
#   Whoever has a password or an access key makes lasting credentials, takes over another user or steps into a
#   role with these, and from then on needs no MFA at all.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
#     description: "AWS: NotAction element"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
#     description: "AWS: self-managed credentials with MFA"
# custom:
#   severity: error
#   message: >-
#     {place} lets {kind} {name} call {actions} without MFA.
#   remediation: >-
#     Take everything but enrolment out of NotAction: name iam:CreateVirtualMFADevice, iam:EnableMFADevice,
#     iam:ResyncMFADevice and the reads the console needs.
#   examples:
#     fires: mfa/the-self-service-guard-that-exempts-iam-beside-an-administrator-policy
#     quiet: mfa/the-shipped-guard-passes-beside-an-administrator-policy
#   since: 0.1.0
package iamgate.rules.mfa.carve_out_dangerous

import data.iamgate.iam.actions
import data.iamgate.iam.carve_out
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.witness

# METADATA
# description: guard statements that let these through
findings contains found if {
	some id, by_index in carve_out.of.dangerous
	some i, spared in by_index
	found := finding.on(
		id, facts.of[id].denies[i], witness.of(id, spared.request),
		{"actions": [actions.name(action) | some action in spared.actions]},
	)
}
