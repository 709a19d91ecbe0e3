# METADATA
# scope: package
# title: Federation token without MFA
# description: |
#   sts:GetFederationToken makes a session that carries no MFA. The guard of the user follows it, so little is won
#   by it; nothing is lost by denying it.
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
#     Take sts:GetFederationToken out of NotAction; sts:GetSessionToken is enough.
#   examples:
#     fires: mfa/a-guard-that-exempts-federation-tokens-is-a-warning
#     quiet: mfa/the-shipped-guard-passes-beside-an-administrator-policy
#   since: 0.1.0
package iamgate.rules.mfa.carve_out_session

import data.iamgate.iam.actions
import data.iamgate.iam.carve_out
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.witness

# METADATA
# description: guard statements that let these through
findings contains found if {
	some id, by_index in carve_out.of.session
	some i, spared in by_index
	found := finding.on(
		id, facts.of[id].denies[i], witness.of(id, spared.request),
		{"actions": [actions.name(action) | some action in spared.actions]},
	)
}
