# METADATA
# description: |
#   Which paths of the catalogue a subject can take, and how severe that is. A path needs one step of each of its lists,
#   all of them in one state. Levels are 0 for an error, 1 for a warning, 2 for a note.
package iamgate.judge.paths

import data.iamgate.judge.limits
import data.iamgate.judge.passing
import data.iamgate.judge.pinned
import data.iamgate.judge.reach

_table := data.iamgate.data.catalogue

_gates := {"fail": 0, "warn": 1, "info": 2}

# METADATA
# description: the severity of a level
severity := ["error", "warning", "note"]

# METADATA
# description: the level of a path as the catalogue has it
level_of_gate(gate) := _gates[gate]

_worth[id] := {path |
	keys := {key | some by_key in reach.by_key[id]; some key, _ in by_key}
	some key in keys
	some path in _table.by_action[key]
} if {
	some id, _ in reach.by_key
}

# The grants that allow a step, so that each path need not look at all of them: the first over any resource, those over
# named ones, and those under conditions that may limit.
_grants[id][state][key] := {
	"loose": [min(loose) | count(loose) > 0],
	"named": open & named,
	"limited": found & limits.limited[id],
} if {
	some id, by_state in reach.by_key
	some state, by_key in by_state
	some key, found in by_key
	named := object.get(pinned.grants, [id, key], set())
	open := found - limits.limited[id]
	loose := open - named
}

# METADATA
# description: |
#   {subject: {path: {state: [[level, place of the key in its step, grant index, key]]}}}: what is used for each step
uses[id][path][state] := found if {
	some id, worth in _worth
	some path in worth
	some state, by_key in reach.by_key[id]
	steps := _table.paths[path].steps
	every step in steps { _reached(step, by_key) }
	found := [best | some step in steps; best := min(_options(id, path, state, step))]
	count(found) == count(steps)
}

_reached(step, by_key) if {
	some key in step
	by_key[key]
}

_options(id, path, state, step) := {option |
	some place, key in step
	grants := _grants[id][state][key]
	some [i, least, more] in _ways(id, path, key, grants)
	option := [min([max([_gates[_table.paths[path].gate] + more, least]), 2]), place, i, key]
}

# Each way as [grant index, the least level, what the conditions add to the level].
_ways(id, path, key, grants) := [[grants.loose[0], 0, 0]] if {
	count(grants.loose) > 0
} else := [[min(grants.named), 0, 0]] if {
	count(grants.named) > 0
	not _looks_at_names(path, key)
} else := [[i, least, more] |
	some i in (grants.named | grants.limited)
	least := _least(id, i, path, key)
	more := _more[limits.of(id, i, path)]
]

_more := {"open": 0, "perhaps": 1}

_looks_at_names(path, _) if _table.paths[path].existing

_looks_at_names(path, _) if _table.paths[path].unpinned

_looks_at_names(path, "iam:passrole") if _table.paths[path].service

_least(id, i, path, key) := 0 if {
	not _looks_at_names(path, key)
} else := passing.level(id, i, _table.paths[path].service) if {
	key == "iam:passrole"
	_table.paths[path].service
} else := 0 if {
	not pinned.grants[id][key][i]
} else := 1 if {
	_table.paths[path].existing
}

# METADATA
# description: |
#   {subject: {path: {level, states}}}: the paths that can be taken, with the states in which they can at that level
fired[id][path] := {"level": level, "states": [state | some state in reach.states(_any); levels[state] == level]} if {
	some id, by_path in uses
	some path, by_state in by_path
	levels := {state: max([use[0] | some use in found]) | some state, found in by_state}
	level := min([level | some level in levels])
}

_any := "user"
