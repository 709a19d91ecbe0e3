# METADATA
# scope: package
# title: Guard with a gap
# description: |
#   A guard protects what it covers. An extra condition, an Action or Resource list, or an exemption beyond
#   enrolment leaves the rest open to whoever has a password or an access key.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
#     description: "AWS: self-managed credentials with MFA"
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
#     description: "AWS: NotAction element"
# custom:
#   severity: error
#   message: >-
#     {place} of {kind} {name} guards only in part: {gap}.
#   remediation: >-
#     Deny with NotAction (the enrolment actions only), Resource * and no condition beside the one on MFA.
#   examples:
#     fires: mfa/a-guard-over-some-actions-leaves-the-rest
#     quiet: mfa/a-guard-that-names-what-is-granted-is-enough
#   since: 0.1.0
package iamgate.rules.mfa.guard_narrowed

import data.iamgate.iam.cause
import data.iamgate.iam.missed
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.witness

# METADATA
# description: the guard causes of this name
findings contains found if {
	some id, by_index in cause.of
	some i, entry in by_index
	entry.cause == "guard-narrowed"
	deny := facts.of[id].denies[i]
	found := finding.having(
		finding.on(id, deny, witness.maybe(id, entry.request), _params(deny, entry.request)),
		{"severity": entry.severity},
	)
}

# What the request slips through; a warning is about calls that a service makes.
_params(deny, request) := {"gap_code": reason.code, "gap_params": reason.params} if {
	request != null
	reason := missed.because(deny, request.hole.action, request.hole.resource, request.state)
} else := {"gap_code": "via-service", "gap_params": {}}
