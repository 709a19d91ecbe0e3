# METADATA
# description: |
#   A statement's Condition in each MFA state: holds, fails or depends.
#   Several operators or keys must all hold.
package iamgate.iam.condition

import data.iamgate.iam.mfa_key
import data.iamgate.iam.operator
import data.iamgate.iam.resource
import data.iamgate.judge.slice

# METADATA
# description: |
#   What the MFA atoms of a statement say, by document and index, decided once:
#   {states: {state: truth}, stale: truth in a session whose MFA is long past, looks: it has an MFA atom,
#   unknown: operators AWS does not have, misspelt: {key: the one that was meant}, rest: the other atoms}
mfa[id][statement.index] := {
	"states": {state: _all([_mfa_truth(atom, state) | some atom in atoms]) | some state in mfa_key.states},
	"looks": count(atoms) > 0,
	"stale": _all([_mfa_truth(atom, "stale") | some atom in atoms]),
	"unknown": unknown,
	"misspelt": misspelt,
	"rest": [atom | some atom in read; not atom.key in mfa_key.names],
} if {
	some id, document in slice.documents
	some statement in document.statements
	read := [_read(atom, statement.variables) | some atom in statement.atoms]
	atoms := [atom | some atom in read; atom.key in mfa_key.names]
	unknown := {atom.name |
		some atom in statement.atoms
		atom.operator.family == "unknown"
		_about_mfa(atom.key)
	}
	misspelt := {atom.key: mfa_key.meant[atom.key] | some atom in statement.atoms}
}

# Variables become opaque runs, which `rest` fills for each subject.
_read(atom, variables) := object.union(atom, {"values": [resource.opened(text) | some text in atom.values]}) if {
	variables
	some text in atom.values
	contains(text, "${")
} else := atom

_about_mfa(key) if key in mfa_key.names

_about_mfa(key) if mfa_key.meant[key]

_mfa_truth(atom, state) := operator.decide(atom.operator, atom.values, mfa_key.held[state][atom.key])

_all(truths) := "fails" if {
	"fails" in truths
} else := "depends" if {
	"depends" in truths
} else := "holds"

# METADATA
# description: both of two truths
both(left, right) := _all([left, right])

# METADATA
# description: |
#   The atoms that have nothing to do with MFA, for one subject: {truth, undecided: {atom id: key}, failing: {keys}}
rest(atoms, who) := {
	"truth": _all([entry.truth | some entry in decided]),
	"undecided": {entry.id: entry.key | some entry in decided; entry.truth == "depends"},
	"failing": {entry.key | some entry in decided; entry.truth == "fails"},
} if {
	decided := [{"truth": truth, "key": atom.key, "id": id} |
		some atom in atoms
		truth := operator.decide(atom.operator, _told(atom.values, who), _held(atom.key, who))
		id := atom_id(atom)
	]
}

# METADATA
# description: two atoms with one id say the same of the same request
atom_id(atom) := concat("|", [replace(replace(text, "\\", "\\\\"), "|", "\\|") |
	some text in array.concat([lower(atom.name), atom.key], sort({value | some value in atom.values}))
])

# METADATA
# description: values with the variables filled that the subject tells
told(values, who) := _told(values, who)

_told(values, who) := [strings.replace_n(told, text) | some text in values] if {
	contains(concat("", values), "\ue002")
	told := {resource.opaque(key): held.text | some key, held in who.keys}
} else := values

# What a request of this subject holds for a key; {} when nothing is known.
_held(key, who) := who.keys[key] if {
	who.keys[key]
} else := {"present": false} if {
	mfa_key.meant[key]
} else := {"present": true, "text": "false"} if {
	key == "aws:viaawsservice"
} else := {"present": true, "date": data.iamgate.data.actions.generated} if {
	key == "aws:currenttime"
} else := {"present": true} if {
	key in {"aws:userid", "aws:securetransport", "aws:epochtime", "aws:principalaccount", "aws:principalarn"}
} else := {}
