# METADATA
# description: |
#   Which paths of the catalogue a subject can take, and how severe that is, with what the plan shows of the roles that
#   they need.
package iamgate.judge.paths

import data.iamgate.judge.passing
import data.iamgate.judge.pinned
import data.iamgate.judge.reach
import data.iamgate.judge.steps

_table := data.iamgate.data.catalogue

_pass := "iam:passrole"

# METADATA
# description: the severity of a level
severity := ["error", "warning", "note"]

# METADATA
# description: |
#   {subject: {path: {state: [[level, place of the key in its step, grant index, key]]}}}: what is used for each step
uses[id][path][state] := found if {
	some id, by_path in steps.uses
	some path, by_state in by_path
	some state, plain in by_state
	found := _looked_at(id, path, state, plain)
}

_looked_at(id, path, state, plain) := plain if {
	not _names_roles(id, path, plain)
} else := found if {
	found := [best | some use in plain; some best in _best(id, path, state, use)]
	count(found) == count(plain)
}

_names_roles(id, path, plain) if {
	is_string(_table.paths[path].service)
	some use in plain
	use[3] == _pass
	pinned.grants[id][_pass][use[2]]
}

_best(_, _, _, use) := [use] if use[3] != _pass

_best(id, path, state, use) := [min(options) | count(options) > 0] if {
	use[3] == _pass
	options := {[steps.lowered(path, least, added), use[1], i, _pass] |
		some i in reach.by_key[id][state][_pass]
		least := passing.level(id, i, _table.paths[path].service)
		added := steps.more(id, i, path) + steps.barred(id, _pass, path)
	}
}

# METADATA
# description: |
#   {subject: {path: {level, states}}}: the paths that can be taken, with the states in which they can at that level
fired[id][path] := {"level": level, "states": [state | some state in _order; levels[state] == level]} if {
	some id, by_path in uses
	some path, by_state in by_path
	levels := {state: steps.level(found) | some state, found in by_state}
	level := min([level | some level in levels])
}

_order := ["absent", "false", "true"]
