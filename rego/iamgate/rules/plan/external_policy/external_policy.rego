# METADATA
# scope: package
# title: Policy outside the plan
# description: |
#   What the policy grants is not in the plan. Without a guard over everything it may grant anything without MFA.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/internals/json-format
#     description: "Terraform: JSON output format"
# custom:
#   severity: error
#   message: >-
#     {Kind} {name} has the policy {arn}, which this plan does not manage.
#   remediation: >-
#     Read it in the same configuration{or_guard}.
#   examples:
#     fires: plan/a-policy-outside-the-plan-is-unverifiable-for-a-person
#     quiet: mfa/bool-if-exists-false-is-a-guard
#   since: 0.1.0
package iamgate.rules.plan.external_policy

import data.iamgate.judge.concealed
import data.iamgate.judge.finding

# METADATA
# description: attached policies that are neither in the plan nor known from AWS
findings contains found if {
	some external in concealed.external
	found := finding.having(
		finding.on_resource(external.subject, external.kind, external, {"arn": external.arn}),
		{"severity": external.severity, "outcome": "unverifiable"},
	)
}
