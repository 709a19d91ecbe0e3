# METADATA
# scope: package
# title: MFA device removable without MFA
# description: |
#   Whoever has the password takes the second factor off the user and enrols their own. AWS: users that are not
#   authenticated using MFA should never be allowed to delete their MFA device.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
#     description: "AWS: self-managed credentials with MFA"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
#     description: "AWS: NotAction element"
# custom:
#   severity: error
#   message: >-
#     {place} lets {kind} {name} call {actions} without MFA.
#   remediation: >-
#     Take iam:DeactivateMFADevice and iam:DeleteVirtualMFADevice out of NotAction.
#   examples:
#     fires: mfa/the-self-service-guard-that-exempts-iam-beside-an-administrator-policy
#     quiet: mfa/the-shipped-guard-passes-beside-an-administrator-policy
#   since: 0.1.0
package iamgate.rules.mfa.device_removable

import data.iamgate.iam.actions
import data.iamgate.iam.carve_out
import data.iamgate.iam.exempt
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.witness

# METADATA
# description: guard statements that spare the removal of devices; deleting an unassigned one is a warning
findings contains found if {
	some id, by_index in carve_out.of.devices
	some i, spared in by_index
	found := finding.having(
		finding.on(
			id, facts.of[id].denies[i], witness.of(id, spared.request),
			{"actions": [actions.name(action) | some action in spared.actions]},
		),
		{"severity": _severity(spared.actions)},
	)
}

_severity(ids) := "error" if {
	some action in ids
	exempt.deactivation[action]
} else := "warning"
