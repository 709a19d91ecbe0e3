# METADATA
# scope: package
# title: Access key that opens the console
# description: |
#   Under console-only access keys need no MFA. One of these actions lets a stolen key make itself a console
#   session or step into a role.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: "AWS: global condition context keys"
# custom:
#   severity: note
#   message: >-
#     An access key of {kind} {name} may call {actions} without MFA, and so make itself a console session.
#   remediation: >-
#     Deny these actions to access keys with BoolIfExists, which does not count as breaking automation.
#   examples:
#     fires: mfa/the-shipped-console-guard-passes-beside-an-administrator-policy
#     quiet: mfa/bool-false-is-enough-where-only-the-console-needs-mfa
#   since: 0.1.0
package iamgate.rules.mfa.keys_open_console

import data.iamgate.iam.actions
import data.iamgate.iam.exempt
import data.iamgate.judge.finding
import data.iamgate.judge.probe
import data.iamgate.judge.slice
import data.iamgate.judge.verdict
import data.iamgate.judge.witness

# METADATA
# description: subjects whose access keys may do one of them
findings contains found if {
	slice.config.profile == "console-only"
	some id in verdict.judged
	requests := probe.each_in(id, exempt.console_keys, ["absent"], [])
	ids := sort(object.keys(requests))
	count(ids) > 0
	first := requests[ids[0]]
	found := finding.at(id, first.grant.allow.ref, witness.of(id, first), {"actions": [actions.name(action) | some action in ids]})
}
