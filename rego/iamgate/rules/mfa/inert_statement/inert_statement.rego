# METADATA
# scope: package
# title: Allow that never matches
# description: |
#   An action without resource level is requested on *, so an Allow on an ARN never matches it; and sessions of a
#   role carry no MFA, so an Allow that needs it never holds there.
# related_resources:
#   - ref: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
#     description: "AWS: Service Authorization Reference"
# custom:
#   severity: warning
#   message: >-
#     {place} of {kind} {name} allows {actions} in vain: {inert}.
#   remediation: >-
#     Move actions without resource level into a statement with Resource *; ask for MFA in the trust policy of a
#     role.
#   examples:
#     fires: mfa/the-short-bool-guard-that-exempts-iam-alone
#     quiet: mfa/the-shipped-guard-through-a-group-passes-with-self-service
#   since: 0.1.0
package iamgate.rules.mfa.inert_statement

import data.iamgate.iam.actions
import data.iamgate.iam.inert
import data.iamgate.judge.facts
import data.iamgate.judge.finding

# METADATA
# description: Allows beside a guard that can never match, with the actions that are named in vain
findings contains found if {
	some id, by_index in inert.of
	some i, idle in by_index
	found := finding.on(id, facts.of[id].allows[i], null, {
		"inert_code": idle.code,
		"actions": [actions.name(action) | some action in idle.actions],
	})
}
