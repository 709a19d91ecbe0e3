# METADATA
# scope: package
# title: Malformed policy
# description: |
#   IAM refuses such a document, or reads it in another way than its author. Nothing can be counted on it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
#     description: "AWS: grammar of the policy language"
# custom:
#   severity: error
#   message: >-
#     {place} is no policy that IAM takes: {problems}.
#   remediation: >-
#     Correct the document; jsonencode or aws_iam_policy_document write well-formed ones.
#   examples:
#     fires: plan/text-that-is-no-json-is-no-policy
#     quiet: mfa/bool-if-exists-false-is-a-guard
#   since: 0.1.0
package iamgate.rules.plan.malformed_policy

import data.iamgate.judge.concealed
import data.iamgate.judge.finding

# METADATA
# description: documents that are no policies, for each principal they are meant for
findings contains found if {
	some bad in concealed.malformed
	found := finding.on_resource(bad.subject, bad.kind, bad, {"problem_codes": bad.problems})
}
