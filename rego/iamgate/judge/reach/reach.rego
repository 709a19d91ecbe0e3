# METADATA
# description: |
#   Which steps of escalation paths a subject can take: actions of the catalogue that may be allowed in a state, on some
#   resource, after all Denies that hold. A step that matters on some resources only has a key of its own, `action@path`.
package iamgate.judge.reach

import data.iamgate.iam.example
import data.iamgate.iam.instance
import data.iamgate.iam.kinds
import data.iamgate.iam.sets
import data.iamgate.judge.facts
import data.iamgate.judge.remainder
import data.iamgate.judge.slice
import data.iamgate.judge.standing

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

# What is asked of each grant, {key: action}.
_asked[id][i] := object.union({action: action | some action in named}, scoped) if {
	some id in judged
	some i, grant in facts.grants[id]
	named := sets.both(standing.steps, grant.actions).ids
	scoped := {key: entry.action | some key, entry in _table.scoped; sets.holds(grant.actions, entry.action)}
	count(named) + count(scoped) > 0
}

# METADATA
# description: |
#   {subject: {grant index: {state: {open, unsettled}}}}: the keys of the steps that the grant allows in that state, and
#   of those of which it could be neither shown nor excluded
answers[id][i] := {state: found[held] | some state, held in held_in} if {
	some id, by_grant in _asked
	some i, asked in by_grant
	grant := facts.grants[id][i]
	held_in := {state: standing.of(id, grant, state) |
		some state in states(slice.subjects[id].kind)
		grant.truth[state] != "fails"
	}
	found := {held: _answer(id, grant, asked, held) |
		some held in {held | some held in held_in}
	}
}

# Over all resources, and nothing denied: whatever the action is, it can be asked for.
_answer(id, grant, asked, held) := {"open": object.keys(asked), "unsettled": set()} if {
	grant.full
	count(held) == 0
} else := {"open": (plain | {key | some [key, "open"] in told}), "unsettled": {key | some [key, "unsettled"] in told}} if {
	denied := sets.any_of([facts.of[id].denies[i].actions | some i in (held & standing.full[id])])
	left := {key: action | some key, action in asked; not sets.holds(denied, action)}
	touching := {key: (object.get(standing.partial, [id, action], set()) & held) | some key, action in left}
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
	action in _table.own
} else := false

# Whether anything can be asked for is cheap to see. Where nothing is in the way, a request that can be named is enough.
_settled(id, grant, key, action, touching) := "closed" if {
	remainder.is_plain(grant, key, action)
	not instance.possible(action, grant.elements[0], facts.of[id].who)
} else := "open" if {
	count(touching) == 0
	remainder.is_plain(grant, key, action)
	example.of(action, grant.elements, [], facts.of[id].who)
} else := _word(key, remainder.of(id, grant, key, action, touching))

_word(_, {"closed": true}) := "closed"

_word(_, {"open": text}) := "open" if is_string(text)

_word(_, {"open": null}) := "unsettled"

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
