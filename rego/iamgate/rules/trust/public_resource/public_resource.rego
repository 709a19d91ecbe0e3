# METADATA
# scope: package
# title: Resource that anyone may use
# description: |
#   A star is everybody with an AWS account, and for some services everybody. Whoever writes such a policy for a key, a
#   queue or a secret hands it to strangers, and MFA of the own users protects nothing there. Objects, interfaces and
#   functions that are meant for the public are a warning: it is how a web site is made, and seldom an accident alone.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
#     description: "AWS: the meaning of public"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
#     description: "AWS: Principal element"
# custom:
#   severity: error
#   message: >-
#     {place} lets anybody of any AWS account call {action}{on_resource}.
#   remediation: >-
#     Name the principals that may come, or limit the statement to an organization, an account, an endpoint or a source
#     with StringEquals on aws:PrincipalOrgID, aws:PrincipalAccount, aws:SourceVpce or ArnLike on aws:SourceArn.
#   examples:
#     fires: carriers/a-queue-for-everybody-is-an-error
#     quiet: carriers/a-queue-for-one-topic-is-quiet
#   since: 0.1.0
package iamgate.rules.trust.public_resource

import data.iamgate.iam.actions
import data.iamgate.judge.exposed
import data.iamgate.judge.finding

# METADATA
# description: Allows of resource policies that a stranger meets
findings contains found if {
	some id, statements in exposed.of
	some use in statements
	proof := exposed.witness(id, use)
	found := finding.having(
		finding.on(id, use.allow, object.union(proof, {"action": actions.name(proof.action)}), {}),
		{"severity": _severity[use.meant]},
	)
}

_severity := {true: "warning", false: "error"}
