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
	_within_two(split(key, ""), split(name, ""))
}

# Edit distance as reachability: a node is (position, position, edits so far).
_within_two(left, right) if {
	width := count(right) + 1
	layer := (count(left) + 1) * width
	edges := {node: next |
		some i, one in array.concat(left, [""])
		some j, other in array.concat(right, ["-"])
		abs(i - j) <= 2
		some edits in [0, 1, 2]
		node := ((edits * layer) + (i * width)) + j
		next := _next(one, other, node, width) | _edits(node, width, layer)
	}
	goal := (count(left) * width) + count(right)
	reached := graph.reachable(edges, {0})
	some edits in [0, 1, 2]
	((edits * layer) + goal) in reached
}

_next(letter, letter, node, width) := {(node + width) + 1}

_next(left, right, _, _) := set() if left != right

# Drop a letter, add a letter, change a letter.
_edits(node, width, layer) := {(node + layer) + width, (node + layer) + 1, ((node + layer) + width) + 1}
