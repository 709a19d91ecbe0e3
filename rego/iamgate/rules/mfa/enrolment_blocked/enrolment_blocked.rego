# METADATA
# scope: package
# title: Nobody can enrol
# description: |
#   A user whose guard denies enrolment, or whose policies let them enrol no device, stays without MFA and without
#   access until somebody else helps.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
#     description: "AWS: self-managed credentials with MFA"
# custom:
#   severity: warning
#   message: >-
#     {Kind} {name} cannot enrol an MFA device without MFA: {blocked}.
#   remediation: >-
#     Exempt iam:CreateVirtualMFADevice (on mfa/*), iam:EnableMFADevice and iam:ResyncMFADevice (on the own user)
#     from the guard, and allow them there.
#   examples:
#     fires: mfa/the-self-service-guard-that-exempts-iam-alone
#     quiet: mfa/the-shipped-guard-through-a-group-passes-with-self-service
#   since: 0.1.0
package iamgate.rules.mfa.enrolment_blocked

import data.iamgate.iam.actions
import data.iamgate.iam.enrolment
import data.iamgate.judge.facts
import data.iamgate.judge.finding

# METADATA
# description: guards that deny enrolment itself; an error when those with MFA are denied as well
findings contains found if {
	some id, blocked in enrolment.denied
	found := finding.having(
		finding.on(id, facts.of[id].denies[blocked.index], null, {
			"blocked_code": "guard-denies",
			"actions": [actions.name(action) | some action in blocked.actions],
		}),
		{"severity": blocked.severity},
	)
}

# METADATA
# description: the only Allow of enrolment matches nothing, or one device name
findings contains found if {
	some id, by_action in enrolment.unusable
	some action, unusable in by_action
	found := finding.on(id, facts.of[id].allows[unusable.index], null, {
		"blocked_code": unusable.code,
		"actions": [actions.name(action)],
	})
}

# METADATA
# description: the first sign-in asks for a password change that the guard denies
findings contains found if {
	some id, index in enrolment.reset_denied
	found := finding.on(id, facts.of[id].denies[index], null, {
		"blocked_code": "reset-denied",
		"actions": ["iam:ChangePassword"],
	})
}
