# METADATA
# scope: package
# title: MFA guard on a role
# description: |
#   Sessions of a role carry no MFA, even when MFA was used to assume it: the key is present and false. A guard on
#   a role, or in its boundary, denies every session of it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
#     description: "AWS: MFA-protected API access"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: "AWS: global condition context keys"
# custom:
#   severity: error
#   message: >-
#     {place} denies {kind} {name} everything it covers: sessions of a role never carry MFA.
#   remediation: >-
#     Take the guard off the role, and ask for MFA in its trust policy: Condition Bool aws:MultiFactorAuthPresent
#     true.
#   examples:
#     fires: mfa/a-guard-on-a-role-stops-every-session
#     quiet: mfa/a-guard-for-users-does-nothing-on-a-role
#   since: 0.1.0
package iamgate.rules.mfa.guard_on_role

import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.slice

# METADATA
# description: Denies on a role that its sessions can meet
findings contains found if {
	some id, subject in slice.subjects
	subject.kind in {"role", "permission-set"}
	some deny in facts.of[id].denies
	deny.mfa.looks
	deny.truth["false"] != "fails"
	count(deny.mfa.unknown) == 0
	_names_something(deny)
	found := finding.on(id, deny, null, {})
}

_names_something(deny) if deny.actions.but

_names_something(deny) if count(deny.actions.ids) > 0
