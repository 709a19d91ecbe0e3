# METADATA
# description: |
#   Which paths of the catalogue a subject can take, as far as its own statements tell. A path needs one step of each of
#   its lists, all of them in one state. Levels are 0 for an error, 1 for a warning, 2 for a note; a role that is passed
#   by its name is taken for one that leads nowhere (package passing looks at it).
package iamgate.judge.steps

import data.iamgate.judge.limits
import data.iamgate.judge.pinned
import data.iamgate.judge.reach

_table := data.iamgate.data.catalogue

_gates := {"fail": 0, "warn": 1, "info": 2}

# METADATA
# description: the level of a step that a grant allows, from what the path is worth and what limits it
lowered(path, least, added) := min([max([_gates[_table.paths[path].gate] + added, least]), 2])

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
	bar := barred(id, key, path)
	grants := _grants[id][state][key]
	some [i, least, added] in _ways(id, path, key, grants)
	option := [lowered(path, least, added + bar), place, i, key]
}

# METADATA
# description: the action of a step; `action@path` is one on some resources only
action(key) := split(key, "@")[0]

# Each way as [grant index, the least level, what the conditions add to the level].
_ways(id, path, key, grants) := [[grants.loose[0], 0, 0]] if {
	count(grants.loose) > 0
} else := [[min(grants.named), 0, 0]] if {
	count(grants.named) > 0
	not _looks_at_names(path, key)
} else := [[i, least, added] |
	some i in (grants.named | grants.limited)
	least := _least(id, i, path, key)
	added := more(id, i, path)
]

# METADATA
# description: what the conditions of a grant, and the Denies of an action, add to the level
more(id, i, path) := _more[limits.of(id, i, path)]

# METADATA
# description: the same for the Denies of the action
barred(id, key, path) := _more[limits.barred(id, action(key), path)]

_more := {"open": 0, "perhaps": 1}

_looks_at_names(path, _) if _table.paths[path].existing

_looks_at_names(path, key) if {
	_table.paths[path].unpinned
	_counts(path, key)
}

_looks_at_names(path, "iam:passrole") if is_string(_table.paths[path].service)

# Where a role is passed, its name is the one that counts.
_counts(_, "iam:passrole")

_counts(path, key) if {
	key != "iam:passrole"
	not _passes(path)
}

_passes(path) if {
	some step in _table.paths[path].steps
	"iam:passrole" in step
}

_least(id, i, path, key) := 0 if {
	not _looks_at_names(path, key)
} else := 0 if {
	not pinned.grants[id][key][i]
} else := 1 if {
	not _table.paths[path].unpinned
}

# METADATA
# description: the level of a path in a state, which is that of its hardest step
level(found) := max([use[0] | some use in found])
