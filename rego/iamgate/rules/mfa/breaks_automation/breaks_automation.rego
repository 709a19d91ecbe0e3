# METADATA
# scope: package
# title: Access keys stop working
# description: |
#   The profile console-only promises that access keys keep working, because automation uses them. A guard that
#   also fires when the MFA keys are absent stops them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: "AWS: global condition context keys"
# custom:
#   severity: error
#   message: >-
#     {place} takes from the access keys of {kind} {name} what a session with MFA may do, such as
#     {action}{on_resource}.
#   remediation: >-
#     Write Bool instead of BoolIfExists, with aws:ViaAWSService false beside it, or judge with the profile
#     all-sessions.
#   examples:
#     fires: mfa/the-shipped-all-sessions-guard-breaks-automation-where-keys-must-work
#     quiet: mfa/the-shipped-console-guard-passes-beside-an-administrator-policy
#   since: 0.1.0
package iamgate.rules.mfa.breaks_automation

import data.iamgate.iam.actions
import data.iamgate.iam.exempt
import data.iamgate.iam.hole
import data.iamgate.iam.resource
import data.iamgate.iam.sets
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.in_force
import data.iamgate.judge.probe
import data.iamgate.judge.slice
import data.iamgate.judge.verdict

# Keys may well be kept from credentials, devices and escalation.
_confined := {"but": false, "ids": ((exempt.dangerous | exempt.devices) | exempt.ids)}

# METADATA
# description: guards that fire for access keys too
findings contains found if {
	slice.config.profile == "console-only"
	some id in verdict.judged
	subject := facts.of[id]
	some deny in subject.denies
	_fires_for_keys(deny)
	lost := [found |
		some grant in facts.grants[id]
		grant.truth["true"] != "fails"
		grant.truth.absent != "fails"
		standing := [subject.denies[i] | some i in in_force.indexes(subject.denies, grant, {"true"})]
		found := hole.of(probe.within(grant, deny), sets.complement(_confined), standing, subject.who)
		found.resource != null
	][0]
	found := finding.on(id, deny, null, _params(lost))
}

_fires_for_keys(deny) if {
	deny.mfa.looks
	deny.mfa.states.absent == "holds"
	deny.mfa.states["true"] == "fails"
	deny.rest != "fails"
}

# METADATA
# description: Allows outside the exempt set that all need MFA
findings contains found if {
	slice.config.profile == "console-only"
	some id in verdict.judged
	needed := [grant | some grant in facts.grants[id]; sets.overlap(grant.actions, verdict.guarded_actions)]
	count(needed) > 0
	every grant in needed { _with_mfa_only(grant) }
	first := [allow | some allow in [grant.allow | some grant in needed]; allow.ref == sort({one.allow.ref | some one in needed})[0]][0]
	lost := [request | some request in probe.possible(id, verdict.guarded_actions, "true", [])][0]
	found := finding.on(id, first, null, _params(lost.hole))
}

_with_mfa_only(grant) if {
	grant.truth["true"] != "fails"
	grant.truth["false"] == "fails"
	grant.truth.absent == "fails"
}

_params(lost) := {"action": actions.name(lost.action), "resource": resource.shown(lost.resource)}
