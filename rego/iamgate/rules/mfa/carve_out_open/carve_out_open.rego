# METADATA
# scope: package
# title: Exemption that waits for a grant
# description: |
#   An exemption is harmless only as long as nobody holds the action. The policy that grants it one day meets no
#   Deny, and whoever writes that policy looks at another file.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
#     description: "AWS: NotAction element"
# custom:
#   severity: warning
#   message: >-
#     {place} exempts {actions} from MFA; nothing grants them to {kind} {name} yet.
#   remediation: >-
#     Take everything but enrolment out of NotAction.
#   examples:
#     fires: mfa/the-self-service-guard-that-exempts-iam-alone
#     quiet: mfa/the-shipped-guard-passes-beside-an-administrator-policy
#   since: 0.1.0
package iamgate.rules.mfa.carve_out_open

import data.iamgate.iam.actions
import data.iamgate.iam.carve_out
import data.iamgate.judge.facts
import data.iamgate.judge.finding

# METADATA
# description: guard statements that spare what nothing grants
findings contains found if {
	some id, by_index in carve_out.open
	some i, ids in by_index
	found := finding.on(
		id, facts.of[id].denies[i], null,
		{"actions": [actions.name(action) | some action in ids]},
	)
}
