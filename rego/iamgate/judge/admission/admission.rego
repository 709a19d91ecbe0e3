# METADATA
# description: |
#   What is wrong with the statements of trust documents that let people in, and the MFA verdict of each document. MFA
#   is asked of users, be they named one by one, by their account or by a star; not of machines that the
#   configuration names.
package iamgate.judge.admission

import data.iamgate.judge.empowered
import data.iamgate.judge.entry
import data.iamgate.judge.slice

# METADATA
# description: rows of judge.entry that let people in, in some state, by subject
people[id] := [row |
	some row in rows
	row.caller == "user"
	not _is_machine(id, row)
	_comes(row)
] if {
	some id, rows in entry.of
}

_comes(row) if {
	some state, _ in row.truth
	entry.admits(row, state)
}

_is_machine(id, row) if row.text in slice.subjects[id].machines

# METADATA
# description: |
#   {subject id: {statement: {row, state, rows, tested, severity}}}: statements that let people in without MFA; `row` is
#   the first of `rows`, and `state` the one that it is open in. `tested` says whether MFA is looked at all the same
open[id][statement] := {
	"row": first,
	"rows": rows,
	"state": [state | some state in _order; slice.required[state]; entry.admits(first, state)][0],
	"tested": _tested(rows),
	"severity": _severity(id, rows),
} if {
	some id, list in people
	some statement in {row.statement | some row in list}
	rows := [row |
		some class in ["anyone", "other", "account", "user"]
		some row in list
		row.statement == statement
		row.class == class
		_is_open(row)
	]
	first := rows[0]
}

_order := ["absent", "false"]

_is_open(row) if {
	some state in slice.required
	entry.admits(row, state)
}

_tested(rows) if {
	some row in rows
	some statement in array.concat([row.allow], row.denies)
	statement.mfa.looks
} else := false

# An external id is what another company gives its machines.
_severity(id, rows) := "error" if {
	empowered.ids[slice.subjects[id].role]
	some row in rows
	not row.limits["sts:externalid"]
} else := "warning"

# METADATA
# description: the MFA verdict of each trust document, in the words of judge.status
status[id] := _status(id) if some id, _ in entry.of

_status(id) := "unverifiable" if {
	count(slice.subjects[id].unread) > 0
} else := "unguarded" if {
	open[id]
} else := "guarded" if {
	count(people[id]) > 0
} else := "not-applicable"
