# METADATA
# scope: package
# title: IAM reads without MFA
# description: |
#   Reading users, roles and policies shows a thief where to go next. Enrolment needs only the own user and the
#   list of devices.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
#     description: "AWS: NotAction element"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
#     description: "AWS: self-managed credentials with MFA"
# custom:
#   severity: warning
#   message: >-
#     {place} lets {kind} {name} read IAM without MFA beyond what enrolment needs: {actions}.
#   remediation: >-
#     Replace the wildcard in NotAction by the reads that enrolment needs.
#   examples:
#     fires: mfa/the-self-service-guard-that-exempts-iam-beside-an-administrator-policy
#     quiet: mfa/the-shipped-guard-passes-beside-an-administrator-policy
#   since: 0.1.0
package iamgate.rules.mfa.carve_out_reads

import data.iamgate.iam.actions
import data.iamgate.iam.carve_out
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.witness

# METADATA
# description: guard statements that let these through
findings contains found if {
	some id, by_index in carve_out.of.reads
	some i, spared in by_index
	found := finding.on(
		id, facts.of[id].denies[i], witness.of(id, spared.request),
		{"actions": [actions.name(action) | some action in spared.actions]},
	)
}
