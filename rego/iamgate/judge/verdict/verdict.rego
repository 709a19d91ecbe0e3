# METADATA
# description: |
#   Which subjects fail: every request that one may be granted in any MFA state must be denied, in every state
#   that the profile asks for, by an explicit Deny. Package status says it in one word.
package iamgate.judge.verdict

import data.iamgate.iam.exempt
import data.iamgate.iam.expansion
import data.iamgate.iam.hole
import data.iamgate.iam.mfa_key
import data.iamgate.iam.sets
import data.iamgate.judge.facts
import data.iamgate.judge.in_force
import data.iamgate.judge.slice

_exempt := {"but": false, "ids": (exempt.ids | expansion.of_catalogue)}

# METADATA
# description: every action that needs MFA
guarded_actions := sets.complement(_exempt)

# METADATA
# description: does a grant hold an action beyond the exempt set?
needs_mfa(grant) if grant.actions.but

needs_mfa(grant) if {
	not grant.actions.but
	some action in grant.actions.ids
	not _exempt.ids[action]
}

# An `Allow *` on everything: what a document that could not be read may hold.
_anything := {
	"actions": sets.everything,
	"elements": [{"not": false, "full": true, "patterns": [{"sym": "*", "ground": "*"}]}],
	"undecided": {},
	"full": true,
}

# METADATA
# description: subjects whose identity statements are judged for MFA
judged contains id if {
	some id, subject in slice.subjects
	subject.kind in {"user", "group", "policy"}
	not subject.machine
	not subject.guarded_elsewhere
}

# METADATA
# description: |
#   subjects that need no guard, and should have a sound one if they have one: policies of an organization
advised contains id if {
	some id, subject in slice.subjects
	subject.kind == "organization-policy"
}

# METADATA
# description: |
#   subjects whose statements may be said to be mistaken about MFA, whatever the verdict: a misspelt key is one on a
#   role too
asked contains id if {
	some id, subject in slice.subjects
	not subject.machine
}

# METADATA
# description: |
#   {subject id: [{grant, state, required, hole}]}: requests possible in `state` that survive, in the
#   required state, every Deny of both states
rows[id] := [row |
	some grant in facts.grants[id]
	some row in _rows(grant, facts.of[id])
] if {
	some id in judged
}

_rows(grant, _) := [] if not needs_mfa(grant)

# Pairs of states with the same Denies have the same hole: look once.
_rows(grant, subject) := [row |
	some pair, indexes in pairs
	found := holes[indexes]
	row := {"grant": grant, "state": pair[0], "required": pair[1], "hole": found}
] if {
	needs_mfa(grant)
	pairs := {[state, required]: indexes |
		some state, truth in grant.truth
		truth != "fails"
		some required in slice.required
		indexes := in_force.indexes(subject.denies, grant, {state, required})
	}
	holes := {indexes: found |
		some indexes in {indexes | some indexes in pairs}
		found := hole.of(grant, guarded_actions, [subject.denies[i] | some i in indexes], subject.who)
	}
}

# METADATA
# description: requests that really exist, and those that could be neither shown nor excluded
open[id] := [row | some row in list; row.hole.resource != null] if some id, list in rows

undecided[id] := [row | some row in list; row.hole.resource == null] if some id, list in rows

# METADATA
# description: subjects that are denied everything but the exempt set, whatever else they are granted
guarded_whatever contains id if {
	some id in judged
	denies := facts.of[id].denies
	every required in slice.required {
		not hole.of(
			_anything, guarded_actions,
			[denies[i] | some i in in_force.indexes(denies, _anything, {required})],
			facts.of[id].who,
		)
	}
}

# METADATA
# description: subjects whose verdict would need a document that could not be read
unsettled contains id if {
	some id in judged
	count(slice.subjects[id].unread) > 0
	not guarded_whatever[id]
}

unsettled contains id if {
	some id in judged
	slice.subjects[id].unread_boundary
	count(rows[id]) > 0
}

unsettled contains id if {
	some id in judged
	count(undecided[id]) > 0
	count(open[id]) == 0
}

# METADATA
# description: subjects that fail, whatever the unread parts hold
failing contains id if {
	some id in judged
	not unsettled[id]
	count(open[id]) > 0
}

# METADATA
# description: all MFA states, for rules that look at each
states := mfa_key.states
