# METADATA
# scope: package
# title: MFA guard on a role
# description: |
#   Sessions of a role carry no MFA, even when MFA was used to assume it: the key is present and false. A guard on
#   a role or a permission set, or in its boundary, denies every session of it. A policy of an organization or of a
#   resource reaches roles too, unless it is for users alone.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html
#     description: "AWS: MFA-protected API access"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: "AWS: global condition context keys"
# custom:
#   severity: error
#   message: >-
#     {place} of {kind} {name} denies sessions of roles everything it covers: they never carry MFA.
#   remediation: >-
#     Take the guard off, and ask for MFA where the session begins: in the trust policy of the role (Condition Bool
#     aws:MultiFactorAuthPresent true), or in IAM Identity Center. Keep the guard of an organization or of a resource to users:
#     Condition ArnLike aws:PrincipalArn arn:*:iam::*:user/*.
#   examples:
#     fires: mfa/a-guard-on-a-role-stops-every-session
#     quiet: mfa/a-guard-for-users-does-nothing-on-a-role
#   since: 0.1.0
package iamgate.rules.mfa.guard_on_role

import data.iamgate.iam.grantee
import data.iamgate.iam.role_session
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.slice
import data.iamgate.judge.verdict

# METADATA
# description: Denies on a role that its sessions can meet
findings contains found if {
	some id, subject in slice.subjects
	subject.kind in {"role", "permission-set"}
	some deny in facts.of[id].denies
	_is_guard(deny)
	deny.truth["false"] != "fails"
	found := finding.on(id, deny, null, {})
}

# METADATA
# description: Denies of an organization that sessions of roles can meet
findings contains found if {
	some id in verdict.advised
	some deny in facts.of[id].denies
	_is_guard(deny)
	role_session.meets(deny, slice.subjects[id].who)
	found := finding.having(finding.on(id, deny, null, {}), {"severity": "warning"})
}

# METADATA
# description: Denies of resources that sessions of roles can meet
findings contains found if {
	some id, subject in slice.subjects
	subject.kind == "resource-policy"
	some deny in facts.of[id].denies
	_is_guard(deny)
	_is_for_roles(slice.documents[deny.document].statements[deny.ref.statement].principals)
	role_session.meets(deny, subject.who)
	found := finding.having(finding.on(id, deny, null, {}), {"severity": "warning"})
}

_is_for_roles(principals) if {
	some named in grantee.of(principals)
	named.class in {"anyone", "account", "role"}
}

_is_guard(deny) if {
	deny.mfa.looks
	count(deny.mfa.unknown) == 0
	_names_something(deny)
}

_names_something(deny) if deny.actions.but

_names_something(deny) if count(deny.actions.ids) > 0
