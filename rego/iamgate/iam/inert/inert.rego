# METADATA
# description: |
#   Allows that can never match. Source: AWS, "Service Authorization Reference" (resource types of actions) and
#   "Configuring MFA-protected API access" (sessions of a role carry no MFA).
package iamgate.iam.inert

import data.iamgate.iam.actions
import data.iamgate.iam.example
import data.iamgate.iam.pattern
import data.iamgate.judge.facts
import data.iamgate.judge.slice
import data.iamgate.judge.verdict

# METADATA
# description: |
#   {subject: {index of the Allow: {code, actions}}}: actions that the statement names and cannot grant. Only in
#   documents that hold a guard: they are meant to let people enrol.
of[id][i] := {"code": "no-match", "actions": idle} if {
	some id in verdict.judged
	some i, allow in facts.of[id].allows
	_guard_documents[id][allow.document]
	not allow.action_element.not
	not allow.element.full
	idle := sort([action |
		some text in allow.action_element.patterns
		not pattern.is_wild(text)
		action := lower(text)
		actions.types(action)
		not example.of(action, [allow.element], [], facts.of[id].who)
	])
	count(idle) > 0
}

# Sessions of a role carry no MFA, so what needs it is never granted.
of[id][i] := {"code": "role-needs-mfa", "actions": named} if {
	some id, subject in slice.subjects
	subject.kind in {"role", "permission-set"}
	some i, allow in facts.of[id].allows
	allow.mfa.looks
	allow.mfa.states["true"] == "holds"
	allow.mfa.states["false"] == "fails"
	named := sort([lower(text) | some text in allow.action_element.patterns])
}

_guard_documents[id] contains deny.document if {
	some id in verdict.judged
	some deny in facts.of[id].denies
	deny.mfa.looks
}
