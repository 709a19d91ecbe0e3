# METADATA
# description: |
#   Which steps of escalation paths a subject can take: actions of the catalogue that may be allowed in a state, on some
#   resource, after all Denies that hold. A step that matters on some resources only has a key of its own, `action@path`.
package iamgate.judge.reach

import data.iamgate.iam.actions
import data.iamgate.iam.coverage
import data.iamgate.iam.example
import data.iamgate.iam.instance
import data.iamgate.iam.kinds
import data.iamgate.iam.pattern
import data.iamgate.iam.sets
import data.iamgate.judge.facts
import data.iamgate.judge.slice

_table := data.iamgate.data.catalogue

_kinds := {"user", "group", "role", "permission-set", "policy"}

_of_sessions := {"role", "permission-set"}

# METADATA
# description: subjects whose identity statements are judged for escalation, machines too
judged contains id if {
	some id, subject in slice.subjects
	_kinds[subject.kind]
}

# METADATA
# description: |
#   the states a subject can be in, those that an attacker holds most easily first; sessions of roles carry no MFA
states(kind) := ["false"] if _of_sessions[kind]

states(kind) := ["absent", "false", "true"] if not _of_sessions[kind]

_wanted := {"but": false, "ids": {id | some id in _table.actions}}

_own := {id | some id in _table.own}

_on_policies := {id |
	some id in _table.actions
	startswith(id, "iam:")
	some format in actions.types(id)
	contains(format, ":policy/")
}

# The Denies that hold in each state, and those that hold whenever a grant with the same conditions does.
_holding[id][state] := {i | some i, deny in facts.of[id].denies; deny.truth[state] == "holds"} if {
	some id in judged
	some state in states(slice.subjects[id].kind)
}

_mirroring[id][state] := {i |
	some i, deny in facts.of[id].denies
	deny.truth[state] == "depends"
	deny.mfa.states[state] == "holds"
} if {
	some id in judged
	some state in states(slice.subjects[id].kind)
}

_standing(id, grant, state) := _holding[id][state] if {
	count(grant.undecided) == 0
} else := _holding[id][state] | {i |
	some i in _mirroring[id][state]
	every atom, _ in facts.of[id].denies[i].undecided { grant.undecided[atom] }
}

_full[id] := {i | some i, deny in facts.of[id].denies; deny.element.full} if some id in judged

# By subject and action, the Denies that name it on some resources only.
_partial[id][action] contains i if {
	some id in judged
	some i, deny in facts.of[id].denies
	not deny.element.full
	some action in sets.both(_wanted, deny.actions).ids
}

# What is asked of each grant, {key: action}.
_asked[id][i] := object.union({action: action | some action in named}, scoped) if {
	some id in judged
	some i, grant in facts.grants[id]
	named := sets.both(_wanted, grant.actions).ids
	scoped := {key: entry.action | some key, entry in _table.scoped; sets.holds(grant.actions, entry.action)}
	count(named) + count(scoped) > 0
}

# METADATA
# description: |
#   {subject: {grant index: {state: {open, unsettled}}}}: the keys of the steps that the grant allows in that state, and
#   of those of which it could be neither shown nor excluded
answers[id][i] := {state: found[standing] | some state, standing in standing_in} if {
	some id, by_grant in _asked
	some i, asked in by_grant
	grant := facts.grants[id][i]
	standing_in := {state: _standing(id, grant, state) |
		some state in states(slice.subjects[id].kind)
		grant.truth[state] != "fails"
	}
	found := {standing: _answer(id, grant, asked, standing) |
		some standing in {standing | some standing in standing_in}
	}
}

# Over all resources, and nothing denied: whatever the action is, it can be asked for.
_answer(id, grant, asked, standing) := {"open": object.keys(asked), "unsettled": set()} if {
	grant.full
	count(standing) == 0
} else := {"open": (plain | {key | some [key, "open"] in told}), "unsettled": {key | some [key, "unsettled"] in told}} if {
	denied := sets.any_of([facts.of[id].denies[i].actions | some i in (standing & _full[id])])
	left := {key: action | some key, action in asked; not sets.holds(denied, action)}
	touching := {key: (object.get(_partial, [id, action], set()) & standing) | some key, action in left}
	plain := {key | some key, _ in left; grant.full; count(touching[key]) == 0}
	told := [[key, answer] |
		some group in _grouped(left)
		here := {key | some key in group; left[key]; not plain[key]}
		some denies in {touching[key] | some key in here}
		alike := [key | some key in here; touching[key] == denies]
		answer := _settled(id, grant, alike[0], left[alike[0]], denies)
		some key in alike
	]
}

# Steps that are asked on the same kinds of resources, so that those that the same Denies name are looked at once. Made
# once: to compare each with each for every grant would take the memory.
_groups := array.concat([keys | some keys in _by_kind], [{key} | some key, _ in _table.scoped])

# A few are compared with each other.
_grouped(left) := [{key | some key, other in kind_of; other == kind} | some kind in {kind | some kind in kind_of}] if {
	count(left) < 40
	kind_of := {key: _kind(key, action) | some key, action in left}
} else := _groups

_kind(key, _) := key if _table.scoped[key]

_kind(key, action) := [kinds.of(action), _owned(action)] if not _table.scoped[key]

_by_kind[[kinds.of(action), _owned(action)]] contains action if some action in _table.actions

_owned(action) if {
	_own[action]
} else := false

# Whether anything can be asked for is cheap to see. Where nothing is in the way, a request that can be named is enough.
_settled(id, grant, key, action, touching) := "closed" if {
	_is_plain(grant, key, action)
	not instance.possible(action, grant.elements[0], facts.of[id].who)
} else := "open" if {
	count(touching) == 0
	_is_plain(grant, key, action)
	example.of(action, grant.elements, [], facts.of[id].who)
} else := _word(key, answer(id, grant, key, action, touching))

# METADATA
# description: |
#   what is left of a grant for a step, as package coverage answers: with variables as they are written, and where that
#   settles nothing, with those of the Allow as anything
answer(id, grant, key, action, touching) := found if {
	found := _look(id, grant.elements, key, action, touching)
	found != {"open": null}
} else := _look(id, _widened(grant.elements, facts.of[id].who), key, action, touching)

_look(id, elements, key, action, touching) := coverage.of(
	action,
	array.concat(elements, _places(key, facts.of[id].who)),
	array.concat([facts.of[id].denies[i].element | some i in touching], _out_of_reach(action, facts.of[id].who)),
	facts.of[id].who,
)

# The own name is no such variable.
_widened(elements, who) := [_starred_all(element, object.get(who.symbols, "aws:username", "")) | some element in elements]

_starred_all(element, own) := element if {
	every entry in element.patterns { _is_told(entry, own) }
} else := element if {
	element.not
} else := object.union(object.remove(element, ["patterns"]), {"patterns": [_starred(entry, own) | some entry in element.patterns]})

_is_told(entry, _) if not contains(entry.sym, "\ue002")

_is_told(entry, own) if {
	own != ""
	not contains(replace(entry.sym, own, ""), "\ue002")
}

_starred(entry, own) := entry if {
	_is_told(entry, own)
} else := {"sym": text, "ground": text} if {
	text := pattern.with_stars(entry.sym)
}

_is_plain(grant, key, action) if {
	count(grant.elements) == 1
	not _own[action]
	not _on_policies[action]
	not _table.scoped[key]
}

_word(_, {"closed": true}) := "closed"

_word(_, {"open": text}) := "open" if is_string(text)

_word(_, {"open": null}) := "unsettled"

# The resources that a step matters on, as elements that must admit the resource too.
_places(key, who) := [_element([text |
	some pattern_of_any in _table.scoped[key].patterns
	text := replace(pattern_of_any, "arn:*:", concat("", ["arn:", who.partition, ":"]))
])] if {
	_table.scoped[key]
} else := []

_element(patterns) := {
	"not": false, "full": false,
	"patterns": [{"sym": text, "ground": text} | some text in patterns],
}

# The name that the console gave to devices, once.
_own_device(who) := [{
	"sym": concat("", ["arn:*:iam::*:mfa/", who.symbols["aws:username"]]),
	"ground": concat("", ["arn:*:iam::*:mfa/", who.examples["aws:username"]]),
}] if {
	who.symbols["aws:username"]
} else := []

# What a step leads nowhere on, as the elements of Denies: the own user, for credentials and devices, and the policies
# of AWS, which nobody can write.
_out_of_reach(action, who) := array.concat(
	[{"not": false, "full": false, "patterns": array.concat(instance.own(who, ["user"]), _own_device(who))} | _own[action]],
	[_element(["arn:*:iam::aws:policy/*"]) | _on_policies[action]],
)

# METADATA
# description: |
#   {subject: {state: {key: {grant indexes}}}}: the grants that allow each step
by_key[id][state][key] contains i if {
	some id, by_grant in answers
	some i, by_state in by_grant
	some state, answer in by_state
	some key in answer.open
}

# METADATA
# description: the same for the steps of which it could be neither shown nor excluded
unsettled[id][key] contains i if {
	some id, by_grant in answers
	some i, by_state in by_grant
	some _, answer in by_state
	some key in answer.unsettled
}

# METADATA
# description: the Denies, by index, that name the action on some resources and hold for the grant
touching(id, i, action, state) := object.get(_partial, [id, action], set()) & _standing(id, facts.grants[id][i], state)
