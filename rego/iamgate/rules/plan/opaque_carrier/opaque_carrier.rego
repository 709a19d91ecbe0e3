# METADATA
# scope: package
# title: IAM that the plan does not show
# description: |
#   A template, a program or an action may make users, roles and policies that no attribute of the plan holds. Whoever
#   can add one of them passes every rule. A stack that has no capability for IAM is not told.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html
#     description: "AWS: acknowledging IAM resources in CloudFormation templates"
#   - ref: https://developer.hashicorp.com/terraform/language/provisioners
#     description: "Terraform: provisioners"
# custom:
#   severity: warning
#   message: >-
#     {place} may make IAM that is not judged: {opaque}.
#   remediation: >-
#     Write IAM as resources of the aws provider. If it has to stay, take the capability for IAM from the stack, or
#     limit the credentials that the program runs with, and read it yourself.
#   examples:
#     fires: carriers/a-stack-that-may-make-iam-is-told
#     quiet: carriers/a-stack-without-the-capability-is-quiet
#   since: 0.1.0
package iamgate.rules.plan.opaque_carrier

import data.iamgate.judge.finding
import data.iamgate.judge.slice

# METADATA
# description: what may make IAM out of sight, once for each address
findings contains found if {
	some way in slice.opaque
	found := finding.on_resource(way.address, null, way, {"opaque_code": way.code})
}
