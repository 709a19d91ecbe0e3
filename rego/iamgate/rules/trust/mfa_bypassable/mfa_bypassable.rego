# METADATA
# scope: package
# title: MFA condition that can be bypassed
# description: |
#   The trust policy looks at MFA, and lets people in who have not used it all the same: an Allow with BoolIfExists,
#   Null or an inverted value, or a Deny that skips access keys or sessions without MFA.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
#     description: "AWS: condition operators"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
#     description: "AWS: MFA-protected API access"
# custom:
#   severity: error
#   message: >-
#     {place} ({kind} {name}) looks at MFA, and {session} it still lets {admitted} in.
#   remediation: >-
#     Use the condition Bool aws:MultiFactorAuthPresent true on the Allow. It holds neither without MFA nor where the
#     key is absent.
#   examples:
#     fires: trust/bool-if-exists-true-lets-access-keys-in
#     quiet: trust/bool-true-requires-mfa
#   since: 0.1.0
package iamgate.rules.trust.mfa_bypassable

import data.iamgate.judge.admission
import data.iamgate.judge.finding
import data.iamgate.judge.request
import data.iamgate.judge.trust_path

# METADATA
# description: Allows of people that are open without MFA, though they or their Denies look at it
findings contains found if {
	some id, statements in admission.open
	some statement, fault in statements
	fault.tested
	found := finding.having(
		finding.on(id, fault.row.allow, request.of(id, fault.row, fault.state), trust_path.params(fault.rows)),
		{"details": trust_path.absorbed(id, statement, "mfa-bypassable")},
	)
}
