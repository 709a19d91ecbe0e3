# METADATA
# scope: package
# title: Incomplete plan
# description: |
#   What Terraform has not planned cannot be judged: the missing part may hold the policy that opens the door.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/internals/json-format
#     description: "Terraform: JSON output format"
# custom:
#   severity: error
#   message: >-
#     The plan is incomplete: {incomplete}.
#   remediation: >-
#     Plan the whole configuration without -target; --allow-incomplete lowers this to a warning.
#   examples:
#     fires: plan/a-plan-with-a-target-is-incomplete
#     quiet: mfa/bool-if-exists-false-is-a-guard
#   since: 0.1.0
package iamgate.rules.plan.incomplete

import data.iamgate.judge.finding
import data.iamgate.judge.slice

# METADATA
# description: the plan does not show all that Terraform would do
findings contains found if {
	some problem in slice.problems
	found := finding.having(
		finding.on_resource("plan", null, {"address": "plan", "attribute": null}, {
			"incomplete_code": problem.code,
			"count": problem.count,
		}),
		{"severity": _severity[slice.allow_incomplete], "outcome": "unverifiable"},
	)
}

_severity := {true: "warning", false: "error"}
