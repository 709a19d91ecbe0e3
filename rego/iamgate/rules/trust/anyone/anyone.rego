# METADATA
# scope: package
# title: Role that anyone may enter
# description: |
#   A star is everybody with an AWS account, not everybody of this one. MFA does not help: strangers have devices of
#   their own. A pattern of role names without an account does not help either: anybody may call a role so.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
#     description: "AWS: Principal element"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: "AWS: global condition context keys"
# custom:
#   severity: error
#   message: >-
#     {place} ({kind} {name}) lets anybody of any AWS account in.
#   remediation: >-
#     Name the principals that may come, or limit the statement to an organization or an account with StringEquals on
#     aws:PrincipalOrgID or aws:PrincipalAccount, or with ArnLike on aws:PrincipalArn.
#   examples:
#     fires: trust/a-star-as-principal-lets-anyone-in
#     quiet: trust/a-star-within-an-organization-is-limited
#   since: 0.1.0
package iamgate.rules.trust.anyone

import data.iamgate.judge.finding
import data.iamgate.judge.request
import data.iamgate.judge.stranger
import data.iamgate.judge.trust_path

# METADATA
# description: Allows that a stranger meets
findings contains found if {
	some id, statements in stranger.of
	some statement, admitted in statements
	first := admitted[0]
	found := finding.having(
		finding.on(id, first.row.allow, request.of(id, first.row, first.state), trust_path.params([first.row])),
		{"details": trust_path.absorbed(id, statement, "anyone")},
	)
}
