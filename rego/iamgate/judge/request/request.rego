# METADATA
# description: |
#   The proof of a finding about a trust document: a concrete caller enters the role.
package iamgate.judge.request

import data.iamgate.iam.actions
import data.iamgate.iam.caller
import data.iamgate.iam.missed
import data.iamgate.iam.pattern
import data.iamgate.iam.sets
import data.iamgate.judge.entry
import data.iamgate.judge.facts
import data.iamgate.judge.slice

# METADATA
# description: the witness of a row of judge.entry that lets somebody in, in an MFA state
of(id, row, state) := {
	"principal": _principal(row),
	"action": actions.name(row.action),
	"resource": slice.subjects[id].arn,
	"mfa": state,
	"allowedBy": [row.allow.ref],
	"missedDenies": [object.union(deny.ref, {"because": because}) |
		some deny in facts.of[id].denies
		_looks(deny)
		because := _because(id, entry.read(deny, row.keys), row, state)
	],
	"assumes": array.concat(
		[_assumption(row.allow, true) | count(row.allow.undecided) > 0],
		[_assumption(deny, false) | some deny in row.denies; deny.truth[state] == "depends"],
	),
}

_looks(deny) if deny.mfa.looks

_looks(deny) if count(deny.mfa.misspelt) > 0

# A trust document is about one role, which no statement names.
_because(id, deny, row, state) := missed.because(
	object.union(deny, {"element": {"not": true, "patterns": []}}),
	row.action, slice.subjects[id].arn, state,
) if {
	_covers(deny, row)
} else := missed.because(deny, row.action, "", state) if {
	not sets.holds(deny.actions, row.action)
} else := {"code": "principal-exempt", "params": {}} if {
	entry.principals(deny).NotPrincipal
} else := {"code": "principal-not-listed", "params": {}}

_covers(deny, row) if {
	some other in row.denies
	other.ref == deny.ref
}

_assumption(entry, holds) := object.union(entry.ref, {
	"keys": sort({key | some key in entry.undecided}),
	"holds": holds,
})

# Who it is, if the document says so; else somebody whom its conditions admit.
_principal(row) := row.text if {
	not row.class in {"anyone", "account"}
} else := row.text if {
	not row.caller in {"user", "role"}
} else := min(_wanted(row)) if {
	count(_wanted(row)) > 0
} else := _filled(concat("", [trim_suffix(row.keys["aws:principalarn"].pattern, "*"), _anybody[row.class]]))

_anybody := {"anyone": "anybody", "account": "example"}

_wanted(row) := {text |
	atoms := slice.statements[row.allow.document][row.statement].atoms
	some atom in atoms
	atom.key == "aws:principalarn"
	not atom.operator.negated
	atom.operator.family in {"equals", "folded", "like", "arn"}
	some value in atom.values
	text := _filled(value)
	pattern.matches(row.keys["aws:principalarn"].pattern, text)
}

_filled(text) := concat(":", [filled |
	some i, part in split(text, ":")
	filled := strings.replace_n({"*": object.get(_examples, i, "example"), "?": "x"}, part)
])

# The parts of an ARN that only some texts fit.
_examples := {1: "aws", 2: "iam", 4: caller.account}
