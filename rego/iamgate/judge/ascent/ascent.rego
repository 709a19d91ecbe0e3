# METADATA
# description: |
#   The findings of escalation: for each path or shape that is told, a request for each of its steps that proves it, the
#   statements that allow them, and whether MFA stands in the way.
package iamgate.judge.ascent

import data.iamgate.iam.actions
import data.iamgate.iam.instance
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.folding
import data.iamgate.judge.paths
import data.iamgate.judge.reach
import data.iamgate.judge.remainder
import data.iamgate.judge.shapes
import data.iamgate.judge.slice
import data.iamgate.judge.standing
import data.iamgate.judge.steps as steps_of
import data.iamgate.judge.witness

_table := data.iamgate.data.catalogue

# METADATA
# description: all findings; their `catalogue` is the entry that names them
findings contains found if {
	some id, by_entry in folding.told
	some entry, told in by_entry
	steps := _steps(id, entry)
	not _inherited(id, entry, steps)
	found := _finding(id, entry, told.details, steps)
}

# What a group is told of stands for what the group has of its details; the rest is told by itself.
findings contains found if {
	some id, by_entry in folding.told
	some entry, told in by_entry
	_inherited(id, entry, _steps(id, entry))
	some detail in told.details
	steps := _steps(id, detail)
	not _inherited(id, detail, steps)
	found := _finding(id, detail, set(), steps)
}

# What is used, [{key, grant, state}].
_steps(id, path) := [{"key": use[3], "grant": use[2], "state": state} | some use in paths.uses[id][path][state]] if {
	state := paths.fired[id][path].states[0]
}

_steps(id, shape) := [{"key": key, "grant": min(grants), "state": state} |
	some step in _table.paths[shapes.proof[id][shape]].steps
	[key, grants] := [[key, grants] |
		some key in step
		grants := reach.by_key[id][state][key] & found.grants
		count(grants) > 0
	][0]
] if {
	found := shapes.of[id][shape]
	state := found.states[0]
}

_level(id, entry) := paths.fired[id][entry].level

_level(id, entry) := 0 if shapes.of[id][entry]

# A group has it as well, by statements that the user has from it, and is told of it.
_inherited(id, entry, steps) if {
	some group in {facts.grants[id][step.grant].allow.group | some step in steps}
	group != null
	_told_of(group, entry, _level(id, entry))
}

_told_of(group, entry, level) if paths.fired[group][entry].level <= level

_told_of(group, entry, _) if shapes.of[group][entry]

_finding(id, entry, details, steps) := finding.having(
	_placed(id, refs, _proof(id, steps), object.union_n([
		{
			"actions": [actions.name(steps_of.action(step.key)) | some step in steps],
		},
		_mfa(id, entry),
		_passed(entry, steps),
		_other_session(id, entry),
	])),
	object.union(
		{
			"catalogue": entry,
			"severity": paths.severity[_level(id, entry)],
			"details": sort({concat("/", ["escalation", detail]) | some detail in details}),
		},
		_outcome(slice.subjects[id]),
	),
) if {
	refs := {allow.ref: allow | some step in steps; allow := facts.grants[id][step.grant].allow}
}

# A path by one statement is told of that, others of the first document that contributes.
_placed(id, refs, proof, params) := finding.on(id, allow, proof, params) if {
	count(refs) == 1
	some allow in refs
}

_placed(id, refs, proof, params) := finding.at(id, first, proof, params) if {
	count(refs) > 1
	[_, _, _, first] := min({[ref.address, ref.attribute, ref.statement, ref] | some ref, _ in refs})
}

# What cannot be read may deny it.
_outcome(subject) := {"outcome": "unverifiable"} if {
	_is_open(subject)
} else := {}

_is_open(subject) if count(subject.unread) > 0

_is_open(subject) if subject.unread_boundary

_proof(id, steps) := object.union(requests[0], {"also": [object.filter(request, ["action", "resource", "allowedBy", "assumes"]) |
	some request in array.slice(requests, 1, count(requests))
]}) if {
	requests := [witness.of(id, {
		"grant": facts.grants[id][step.grant],
		"state": step.state,
		"hole": {"action": steps_of.action(step.key), "resource": resource_of(id, step)},
	}) |
		some step in steps
	]
}

# METADATA
# description: |
#   a resource on which the step can be taken; a pattern where no example of it could be made
resource_of(id, step) := answer.open if {
	answer := _covered(id, step, steps_of.action(step.key))
	is_string(answer.open)
} else := min({text |
	some element in facts.grants[id][step.grant].elements
	some text in instance.spaces(steps_of.action(step.key), element, facts.of[id].who)
})

_covered(id, step, action) := remainder.of(
	id, facts.grants[id][step.grant], step.key, action,
	standing.touching(id, step.grant, action, step.state),
)

# Whether MFA stands in the way of people.
_mfa(id, entry) := {"mfa_code": mfa_code(slice.subjects[id].kind, _states(id, entry))}

_states(id, entry) := object.keys(paths.uses[id][entry])

_states(id, entry) := {state | some state in shapes.of[id][entry].states} if shapes.of[id][entry]

# METADATA
# description: the code of the sentence that says whether MFA stands in the way, from the states in which it can be done
mfa_code(kind, _) := "session" if kind in {"role", "permission-set"}

mfa_code(kind, states) := "without" if {
	not kind in {"role", "permission-set"}
	some state in ["absent", "false"]
	states[state]
}

mfa_code(kind, states) := "with" if {
	not kind in {"role", "permission-set"}
	states == {"true"}
}

# What a service does with a role is done in a session of that role, which no guard of a user stops.
_other_session(id, entry) := {"session_code": "service"} if {
	not slice.subjects[id].kind in {"role", "permission-set"}
	_by_service(_table.paths[entry])
} else := {}

_by_service(path) if is_string(path.service)

_by_service(path) if {
	path.existing
	path.gate != "info"
}

_passed(entry, _) := {"service": _table.paths[entry].service} if {
	is_string(_table.paths[entry].service)
} else := {}
