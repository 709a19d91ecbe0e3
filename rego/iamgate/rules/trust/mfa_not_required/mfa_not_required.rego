# METADATA
# scope: package
# title: Role without MFA
# description: |
#   The session of a role carries no MFA, so its trust policy is the only place that can ask for it. Without that,
#   whoever has a password or an access key of somebody it trusts has the role too.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
#     description: "AWS: MFA-protected API access"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
#     description: "AWS: Principal element"
# custom:
#   severity: error
#   message: >-
#     {place} ({kind} {name}) lets {admitted} in without MFA.
#   remediation: >-
#     Add the condition Bool aws:MultiFactorAuthPresent true to the statement, or name the roles that may come instead
#     of people.
#   examples:
#     fires: trust/the-account-root-without-mfa-is-an-error-for-an-administrator-role
#     quiet: trust/bool-true-requires-mfa
#   since: 0.1.0
package iamgate.rules.trust.mfa_not_required

import data.iamgate.judge.admission
import data.iamgate.judge.finding
import data.iamgate.judge.request
import data.iamgate.judge.trust_path

# METADATA
# description: Allows of people that ask for no MFA
findings contains found if {
	some id, statements in admission.open
	some statement, fault in statements
	not fault.tested
	found := finding.having(
		finding.on(id, fault.row.allow, request.of(id, fault.row, fault.state), trust_path.params(fault.rows)),
		{"severity": fault.severity, "details": trust_path.absorbed(id, statement, "mfa-not-required")},
	)
}
