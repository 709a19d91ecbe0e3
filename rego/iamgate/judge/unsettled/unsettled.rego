# METADATA
# description: Subjects that could be read and still not be decided.
package iamgate.judge.unsettled

import data.iamgate.judge.facts
import data.iamgate.judge.reach
import data.iamgate.judge.slice
import data.iamgate.judge.verdict

# METADATA
# description: by subject, a grant and its Denies that overlap without an answer
overlaps[id] := verdict.undecided[id][0] if {
	some id in verdict.unsettled
	subject := slice.subjects[id]
	count(subject.unread) == 0
	not subject.unread_boundary
	count(verdict.open[id]) == 0
}

# METADATA
# description: |
#   by subject, an Allow of a step of a path, where its Denies leave neither a resource that can be
#   named nor none
steps[id] := allow if {
	some id, by_key in reach.unsettled
	not overlaps[id]
	subject := slice.subjects[id]
	count(subject.unread) == 0
	not subject.unread_boundary
	grants := {i |
		some entry in _paths
		some key, grants in by_key
		_holds(entry.steps, key)
		every step in entry.steps { _may_take(id, step) }
		not _taken(id, entry.steps)
		some i in grants
	}
	count(grants) > 0
	allow := facts.grants[id][min(grants)].allow
}

_paths := data.iamgate.data.catalogue.paths

_holds(steps_of_path, key) if {
	some step in steps_of_path
	key in step
}

_may_take(id, step) if {
	some key in step
	reach.unsettled[id][key]
}

_may_take(id, step) if {
	some key in step
	some by_key in reach.by_key[id]
	by_key[key]
}

_taken(id, steps_of_path) if {
	some by_key in reach.by_key[id]
	every step in steps_of_path { _is_open(by_key, step) }
}

_is_open(by_key, step) if {
	some key in step
	by_key[key]
}
