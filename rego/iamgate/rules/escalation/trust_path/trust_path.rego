# METADATA
# scope: package
# title: Trust that leads into a role
# description: |
#   A trust policy may hand its role to outsiders: every principal of another account, every tenant of an identity
#   provider, every certificate. Whoever is among them has the rights of the role.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp.html
#     description: "AWS: roles for federation"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
#     description: "AWS: the confused deputy problem"
# custom:
#   severity: error
#   message: >-
#     {place} ({kind} {name}): {path}. {thief}
#   remediation: >-
#     {fix}
#   examples:
#     fires: trust/a-github-token-without-a-subject-is-open
#     quiet: trust/a-github-repository-as-subject-limits
#   since: 0.1.0
package iamgate.rules.escalation.trust_path

import data.iamgate.judge.finding
import data.iamgate.judge.request
import data.iamgate.judge.trust_path

# METADATA
# description: statements of trust documents that are an entry of the catalogue, if nothing worse is said of them
findings contains found if {
	some id, statements in trust_path.told
	some _, entries in statements
	some entry, way in entries
	found := finding.having(
		finding.on(id, way.row.allow, request.of(id, way.row, way.state), trust_path.params([way.row])),
		{"catalogue": entry},
	)
}
