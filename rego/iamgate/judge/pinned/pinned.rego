# METADATA
# description: |
#   Steps that are allowed on resources with a name only, because the grant names them or a Deny spares no others. An
#   attacker has to do with what is there.
package iamgate.judge.pinned

import data.iamgate.iam.instance
import data.iamgate.iam.pattern
import data.iamgate.iam.sets
import data.iamgate.judge.facts
import data.iamgate.judge.reach
import data.iamgate.judge.slice

_table := data.iamgate.data.catalogue

# Steps for which it matters, {key: action}.
_keys[key] := _action(key) if {
	some path in _table.paths
	_counts(path)
	some step in path.steps
	some key in step
}

_keys["iam:passrole"] := "iam:passrole"

_counts(path) if path.existing

_counts(path) if path.unpinned

_action(key) := _table.scoped[key].action if {
	_table.scoped[key]
} else := key

# METADATA
# description: "{subject: {key: {grant indexes}}}: the grants that allow the step on named resources only"
grants[id][key] contains i if {
	some id, by_grant in reach.answers
	some i, by_state in by_grant
	grant := facts.grants[id][i]
	not grant.full
	some key in {key | some answer in by_state; some key in answer.open; _keys[key]}
	some element in grant.elements
	_names_all(element, _keys[key], facts.of[id].who)
}

grants[id][key] contains i if {
	some id, by_key in spared
	some i, by_state in reach.answers[id]
	some answer in by_state
	some key in answer.open
	by_key[key]
}

# METADATA
# description: |
#   {subject: {key: [elements]}}: the named resources that an unconditional Deny of the step spares; all others are denied,
#   whatever the grant
spared[id][key] := elements if {
	some id, _ in reach.answers
	some key, action in _keys
	elements := [element |
		some deny in facts.of[id].denies
		deny.element.not
		sets.holds(deny.actions, action)
		every state in reach.states(slice.subjects[id].kind) { deny.truth[state] == "holds" }
		element := object.union(deny.element, {"not": false})
		_names_all(element, action, facts.of[id].who)
	]
	count(elements) > 0
}

# What is asked on some of them is asked on named ones, where all are named.
_names_all(element, action, who) if {
	not element.not
	_all_named(element, action, who)
}

_all_named(element, action, who) if {
	every entry in element.patterns { has_name(entry.sym) }
} else if {
	spaces := instance.spaces(action, element, who)
	count(spaces) > 0
	every space in spaces { has_name(space) }
}

# METADATA
# description: |
#   is the resource named? Region and account may be open, the name, which comes last, may not
has_name(text) if {
	name := _unqualified(_last(split(text, ":")))
	not pattern.is_wild(name)
	not contains(name, "\ue002")
}

# `function:app:*` is any version of one function.
_unqualified(name) := trim_suffix(name, ":*") if {
	count(split(name, ":")) == 3
	not startswith(name, "arn:")
} else := name

_last(parts) := concat(":", array.slice(parts, 5, count(parts))) if {
	count(parts) > 5
} else := concat(":", parts)
