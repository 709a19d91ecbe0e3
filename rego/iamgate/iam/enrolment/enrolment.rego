# METADATA
# description: |
#   Can a user of this subject enrol a device without MFA? Asked of the evaluation model for the two actions that
#   enrolment takes. Source: AWS, "Allows MFA-authenticated IAM users to manage their own credentials".
package iamgate.iam.enrolment

import data.iamgate.iam.example
import data.iamgate.iam.hole
import data.iamgate.iam.instance
import data.iamgate.iam.sets
import data.iamgate.judge.facts
import data.iamgate.judge.in_force
import data.iamgate.judge.slice
import data.iamgate.judge.verdict

_steps := {"iam:createvirtualmfadevice": "mfa", "iam:enablemfadevice": "user"}

_where(id, "mfa") := instance.own(slice.subjects[id].who, ["mfa"])

_where(id, "user") := instance.own_user(slice.subjects[id].who)

# The step as if the subject were granted exactly that.
_step(id, action, kind) := {
	"actions": {"but": false, "ids": {action}},
	"elements": [{"not": false, "full": false, "patterns": _where(id, kind)}],
	"undecided": {},
	"full": false,
}

_denied(id, action, kind, state) if {
	step := _step(id, action, kind)
	denies := facts.of[id].denies
	standing := [denies[i] | some i in in_force.indexes(denies, step, {state})]
	count(standing) > 0
	not hole.of(step, sets.everything, standing, facts.of[id].who)
}

# Guards that hold in a session without MFA and name the action.
_guards(id, action) := [i |
	some i, deny in facts.of[id].denies
	deny.mfa.looks
	deny.truth["false"] == "holds"
	sets.holds(deny.actions, action)
]

# METADATA
# description: |
#   subjects whose guard denies enrolment: {index, actions, severity}. A guard by list is only held to it when
#   enrolment is granted; one over everything always.
denied[id] := {"index": indexes[0], "actions": blocked, "severity": _severity(id, blocked)} if {
	some id in verdict.judged
	blocked := sort([action |
		some action, kind in _steps
		_denied(id, action, kind, "false")
		_meant(id, action)
	])
	count(blocked) > 0
	indexes := _guards(id, blocked[0])
	count(indexes) > 0
}

_meant(id, action) if {
	some i in _guards(id, action)
	facts.of[id].denies[i].actions.but
}

_meant(id, action) if {
	some grant in facts.grants[id]
	sets.holds(grant.actions, action)
}

_severity(id, blocked) := "error" if {
	every action in blocked { _denied(id, action, _steps[action], "true") }
} else := "warning"

# METADATA
# description: |
#   subjects whose only Allow of a step matches nothing, or one device name: {action: {index, code}}
unusable[id][action] := {"index": indexes[0], "code": code} if {
	some id in verdict.judged
	some action, _ in _steps
	granting := [grant | some grant in facts.grants[id]; sets.holds(grant.actions, action)]
	count(granting) > 0
	code := _code(id, action, granting)
	indexes := [i |
		some i, allow in facts.of[id].allows
		some grant in granting
		allow.ref == grant.allow.ref
	]
}

_code(id, action, granting) := "never-matches" if {
	who := facts.of[id].who
	own := {"not": false, "full": false, "patterns": _where(id, _steps[action])}
	every grant in granting { not example.of(action, array.concat(grant.elements, [own]), [], who) }
	some grant in granting
	action in {lower(text) | some text in grant.allow.action_element.patterns}
} else := "one-name" if {
	action == "iam:createvirtualmfadevice"
	who := facts.of[id].who
	spaces := {text | some grant in granting; some text in instance.spaces(action, grant.elements[0], who)}
	names := {split(text, ":mfa/")[1] | some text in spaces; contains(text, ":mfa/")}
	count(names) == 1
	every text in spaces { contains(text, ":mfa/") }
	every name in names {
		not contains(name, "*")
		not contains(name, "?")
	}
}

# METADATA
# description: users who must change their password first and may not without MFA; the index of the guard
reset_denied[id] := indexes[0] if {
	some id in verdict.judged
	slice.subjects[id].must_reset
	_denied(id, "iam:changepassword", "user", "false")
	indexes := _guards(id, "iam:changepassword")
	count(indexes) > 0
}
