# METADATA
# scope: package
# title: Cannot be verified
# description: |
#   What the plan hides could be the statement that opens the door. A verdict needs the document, the link and the
#   principal.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/internals/json-format
#     description: "Terraform: JSON output format"
# custom:
#   severity: error
#   message: >-
#     {Kind} {name} cannot be verified: {reason}.
#   remediation: >-
#     {hint}Make it known at plan time: write the policy so that nothing in it is unknown until apply (names instead of
#     ids, ARNs built from names){or_guard}.
#   examples:
#     fires: plan/a-document-unknown-until-apply-cannot-be-verified
#     quiet: mfa/bool-if-exists-false-is-a-guard
#   since: 0.1.0
package iamgate.rules.plan.unverifiable

import data.iamgate.judge.concealed
import data.iamgate.judge.finding
import data.iamgate.judge.unsettled

# METADATA
# description: what the plan hides of a subject that no reading of it settles
findings contains found if {
	some open in concealed.open
	found := finding.having(finding.on_resource(open.subject, open.kind, open, _params(open)), {"outcome": "unverifiable"})
}

_params(open) := object.union(
	{"reason_code": open.reason},
	{"expressions": open.expressions, "hint_code": open.hint},
) if {
	open.expressions
} else := {"reason_code": open.reason}

# METADATA
# description: Denies that neither cover an Allow nor leave a resource that can be named
findings contains found if {
	some id, row in unsettled.overlaps
	found := finding.having(
		finding.on(id, row.grant.allow, null, {"reason_code": "resource-overlap"}),
		{"outcome": "unverifiable"},
	)
}

# METADATA
# description: the same for the Denies that stand before a path to more rights
findings contains found if {
	some id, allow in unsettled.steps
	found := finding.having(
		finding.on(id, allow, null, {"reason_code": "resource-overlap"}),
		{"outcome": "unverifiable"},
	)
}
