# METADATA
# description: |
#   The plan read in other ways, for comparison: `before` is the state that the plan starts from, `kept` what is left
#   under Terraform's care after it, `certain` the plan with unknown parts of documents at their best. A twin holds the subjects that it shows in another light, with what is judged
#   beside them, in the shape of package plan.handover; `absent` are those that are none in it.
package iamgate.plan.twins

import data.iamgate.plan.carriers
import data.iamgate.plan.envelope
import data.iamgate.plan.handover
import data.iamgate.plan.others
import data.iamgate.plan.recovered

_entries := [entry |
	some entry in object.get(envelope.plan, "resource_changes", [])
	_is_read(entry.type)
	object.get(entry, "mode", "managed") == "managed"
]

_is_read(type) if carriers.reads(type)

_is_read(type) if others.reads[type]

_existed if {
	some entry in _entries
	is_object(entry.change.before)
}

_changes if {
	some entry in _entries
	count({action | some action in entry.change.actions} - {"no-op", "read"}) > 0
}

_forgets if {
	some entry in _entries
	"forget" in entry.change.actions
}

# METADATA
# description: is all of it `new` with this plan, the `same` before it, or `changed`?
age_of_plan := "new" if {
	not _existed
} else := "same" if {
	not _changes
} else := "changed"

# METADATA
# description: the same for each subject; there is a twin of those that are changed
age[id] := _age(id, age_of_plan) if some id, _ in handover.alone.subjects

_age(_, age) := age if age != "changed"

_age(id, "changed") := "changed" if {
	_judged.before.here[id]
} else := "same" if {
	_worlds.before.subjects[id]
} else := "new"

_worlds.before := world if {
	age_of_plan == "changed"
	world := handover.alone with input as {"plan": _plan_of(_befores), "iamgate": envelope.settings}
}

_worlds.kept := world if {
	_forgets
	world := handover.alone with input as {"plan": _plan_of(_kept), "iamgate": envelope.settings}
}

_worlds.certain := world if {
	recovered.any_open
	world := handover.alone with input as {
		"plan": envelope.plan,
		"iamgate": object.union(envelope.settings, {"reading": "best"}),
	}
}

_plan_of(entries) := object.union(
	object.remove(envelope.plan, ["deferred_changes", "errored", "complete", "action_invocations", "deferred_action_invocations"]),
	{"resource_changes": entries},
)

# Nothing changes: what was there is there, and nothing else. A union with the entry would mix both changes.
_befores := [object.union(object.remove(entry, ["change"]), {"change": {
	"actions": ["no-op"],
	"before": entry.change.before,
	"after": entry.change.before,
	"after_unknown": {},
	"after_sensitive": object.get(entry.change, "before_sensitive", {}),
}}) |
	some entry in _entries
	is_object(entry.change.before)
]

# Nothing is left behind.
_kept := [object.union(entry, {"change": object.union(entry.change, {"actions": [action |
	some action in entry.change.actions
	action != "forget"
]})}) |
	some entry in object.get(envelope.plan, "resource_changes", [])
]

# Subjects that are not the same in both, and all that are judged with one of these beside them.
_judged[name] := judged if {
	some name, world in _worlds
	differing := union({_differing[other] | some other in _with[name]})
	reached := graph.reachable(_graph, differing)
	judged := {"here": reached & object.keys(world.subjects), "absent": reached - object.keys(world.subjects)}
}

_differing[name] := {id | some id, _ in handover.alone.subjects; not _alike(id, handover.alone, world)} if {
	some name, world in _worlds
}

# What is forgotten is as it was before, and yet is compared with it.
_with := {"before": {name | some name, _ in _differing; name in {"before", "kept"}}, "kept": {"kept"}, "certain": {"certain"}}

_alike(id, one, other) if {
	one.subjects[id] == other.subjects[id]
	every link in one.subjects[id].documents { one.documents[link.id] == other.documents[link.id] }
}

# graph.reachable only walks to nodes that have an entry.
_graph := object.union({id: set() | some id, _ in handover.alone.subjects}, _dependants)

_dependants[next] contains id if {
	some id, subject in handover.alone.subjects
	some next in _around(subject)
}

_around(subject) := ({id | some id in subject.beside} | {id | some id in subject.members}) | {link.group |
	some link in subject.documents
	link.group != null
}

# METADATA
# description: the twins of the plan by name
of[name] := twin if {
	some name, world in _worlds
	judged := _judged[name].here
	absent := _judged[name].absent
	all := graph.reachable(_links(world), judged)
	subjects := object.filter(world.subjects, all)
	bare := object.filter(world.bare, all | absent)
	documents := object.filter(world.documents, {link.id |
		some bearers in [subjects, bare]
		some bearer in bearers
		some link in bearer.documents
	})
	twin := object.union(object.remove(world, ["subjects", "bare", "documents", "hidden"]), {
		"subjects": subjects,
		"bare": bare,
		"documents": documents,
		"context": sort(object.keys(subjects) - judged),
		"absent": sort(absent),
		"hidden": {part: [entry | some entry in entries; _is_told(entry, judged)] |
			some part, entries in world.hidden
		},
	})
}

_links(world) := {id: _around(subject) | some id, subject in world.subjects}

_is_told(entry, _) if entry.id == null

_is_told(entry, judged) if judged[entry.id]
