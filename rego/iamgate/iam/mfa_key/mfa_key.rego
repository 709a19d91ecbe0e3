# METADATA
# description: |
#   The two MFA condition keys, what a request holds for them in each MFA state, and near misses of their names.
#   Source: AWS, "AWS global condition context keys".
package iamgate.iam.mfa_key

import data.iamgate.judge.slice

_table := data.iamgate.data.mfa

names := {_table.keys.present, _table.keys.age}

# METADATA
# description: how long ago MFA was used in a request with MFA, in seconds
age_seconds := _table.age_seconds

# METADATA
# description: the keys as AWS writes them
written := {_table.keys.present: "aws:MultiFactorAuthPresent", _table.keys.age: "aws:MultiFactorAuthAge"}

states := {"true", "false", "absent"}

# METADATA
# description: |
#   What the request holds. Signed in with MFA, a session has both keys; without, only `false`;
#   a long-term access key has neither. `stale` is no state that is judged: a session with MFA as old as one can be.
held := {
	"true": {
		_table.keys.present: {"present": true, "text": "true"},
		_table.keys.age: {"present": true, "text": format_int(_table.age_seconds, 10)},
	},
	"stale": {
		_table.keys.present: {"present": true, "text": "true"},
		_table.keys.age: {"present": true, "text": format_int(_table.stale_seconds, 10)},
	},
	"false": {
		_table.keys.present: {"present": true, "text": "false"},
		_table.keys.age: {"present": false},
	},
	"absent": {
		_table.keys.present: {"present": false},
		_table.keys.age: {"present": false},
	},
}

_distinct contains atom.key if {
	some document in slice.documents
	some statement in document.statements
	some atom in statement.atoms
}

# METADATA
# description: the MFA key that was meant, by a key that is one or two edits away from it
meant[key] := name if {
	some key in (_distinct - names)
	some name in names
	abs(count(key) - count(name)) <= 2
	_within_two(key, name)
}

# What is alike at the beginning needs no edit, so each edit is made where the rests begin to differ.
_within_two(left, right) if {
	none := {_rests([left, right])}
	one := {_rests(edited) | some pair in none; some edited in _edited(pair)}
	two := {_rests(edited) | some pair in one; some edited in _edited(pair)}
	["", ""] in ((none | one) | two)
}

# Two texts without their common beginning.
_rests([left, right]) := [substring(left, alike, -1), substring(right, alike, -1)] if {
	others := array.concat(split(right, ""), ["end of right"])
	alike := min([i | some i, letter in array.concat(split(left, ""), ["end of left"]); letter != others[i]])
}

# Drop a letter, add a letter, change a letter.
_edited([left, right]) := {[_rest(left), right], [left, _rest(right)], [_rest(left), _rest(right)]}

_rest(text) := substring(text, 1, -1)
