# METADATA
# scope: package
# title: MFA seed in the state
# description: |
#   The seed of a virtual MFA device is an attribute of the resource. Whoever reads the state or the plan has the
#   second factor.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_virtual_mfa_device
#     description: "Terraform: aws_iam_virtual_mfa_device"
# custom:
#   severity: warning
#   message: >-
#     The plan manages the virtual MFA device {name}: its seed is kept in the Terraform state.
#   remediation: >-
#     Let users enrol their own devices, and take the resource out of the configuration.
#   examples:
#     fires: mfa/a-planned-device-keeps-its-seed-in-the-state
#     quiet: mfa/the-shipped-guard-passes-beside-an-administrator-policy
#   since: 0.1.0
package iamgate.rules.mfa.seed_in_state

import data.iamgate.judge.finding
import data.iamgate.judge.slice

# METADATA
# description: virtual MFA devices of the plan
findings contains found if {
	some address in slice.devices
	found := finding.on_resource(address, null, {"address": address, "attribute": null}, {})
}
