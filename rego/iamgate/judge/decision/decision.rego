# METADATA
# description: |
#   What IAM says to one request of one subject in one MFA state: {decision, because, keys, resource}. `because` are
#   the entries of judge.facts that decide, `keys` the condition keys on which it depends, as policies write them.
package iamgate.judge.decision

import data.iamgate.iam.mfa_key
import data.iamgate.iam.resource
import data.iamgate.iam.sets
import data.iamgate.judge.facts
import data.iamgate.judge.in_force
import data.iamgate.judge.slice

# METADATA
# description: what bears on an action of a subject in a state, on whatever resource
bearing(id, action, state) := {
	"who": facts.of[id].who,
	"action": action,
	"state": state,
	"grants": [grant |
		some grant in facts.grants[id]
		grant.truth[state] != "fails"
		sets.holds(grant.actions, action)
	],
	"denies": [deny |
		some deny in facts.of[id].denies
		deny.truth[state] != "fails"
		sets.holds(deny.actions, action)
	],
}

# METADATA
# description: |
#   the decision on one resource, as if all policies could be read. An explicit Deny that holds decides; so do Denies
#   that hold whenever the grants do that they stop
on(asked, text) := object.union({"resource": text, "because": [], "keys": set()}, _weighed({
	"state": asked.state,
	"grants": grants,
	"denies": denies,
	"certain": [deny | some deny in denies; deny.truth[asked.state] == "holds"],
	"open": [grant | some grant in grants; count(in_force.indexes(denies, grant, {asked.state})) == 0],
})) if {
	grants := [grant |
		some grant in asked.grants
		every element in grant.elements { resource.admits(element, text) }
	]
	denies := [deny | some deny in asked.denies; resource.admits(deny.element, text)]
}

_weighed(scales) := {"decision": "denied", "because": scales.certain} if {
	count(scales.certain) > 0
} else := {"decision": "allowed", "because": _allowing(holding)} if {
	count(scales.denies) == 0
	holding := _holding(scales)
	count(holding) > 0
} else := {"decision": "depends", "because": because, "keys": _keys(because, scales.state)} if {
	count(scales.open) > 0
	because := array.concat(_allowing(_likeliest(scales)), scales.denies)
} else := {"decision": "denied", "because": [scales.denies[i] | some i in stopping]} if {
	stopping := {i | some grant in scales.grants; some i in in_force.indexes(scales.denies, grant, {scales.state})}
	count(stopping) > 0
} else := {"decision": "implicitly-denied"}

_holding(scales) := [grant | some grant in scales.open; grant.truth[scales.state] == "holds"]

# Where some grant holds by itself, the conditions of the others decide nothing.
_likeliest(scales) := _holding(scales) if {
	count(_holding(scales)) > 0
} else := scales.open

_allowing(grants) := [entry | some grant in grants; some entry in grant.by]

_keys(entries, state) := {_written(entry, key) |
	some entry in entries
	some key in entry.undecided
	_is_open(entry, key, state)
}

_is_open(_, key, _) if not key in mfa_key.names

_is_open(entry, key, state) if {
	key in mfa_key.names
	entry.mfa.states[state] == "depends"
}

# The key as the statement spells it: facts know it in small letters.
_written(entry, key) := min({atom.written |
	some statement in slice.documents[entry.document].statements
	statement.index == entry.ref.statement
	some atom in statement.atoms
	atom.key == key
})
