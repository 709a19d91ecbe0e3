# METADATA
# description: |
#   Trust documents that let in whoever likes: a user or role of an account that nobody has named, or whoever has a
#   token of any tenant. MFA does not limit who that is: everybody has a device of their own.
package iamgate.judge.stranger

import data.iamgate.iam.caller
import data.iamgate.iam.limit
import data.iamgate.judge.entry
import data.iamgate.judge.slice

# METADATA
# description: |
#   {subject id: {statement: [{row, state}]}}, users before roles before tokens; the row is one of judge.entry as it
#   reads for the stranger
of[id][statement] := admitted if {
	some id, rows in entry.of
	some statement in {row.statement | some row in rows; row.class == "anyone"}
	admitted := [found |
		some kind in ["user", "role", "oidc"]
		some row in rows
		row.statement == statement
		row.class == "anyone"
		row.caller == kind
		found := _admitted(id, row)
	]
	count(admitted) > 0
}

_admitted(id, row) := [{"row": object.union(seen, {"class": "anyone", "text": "*", "account": null}), "state": state} |
	some keys in caller.strangers(row.caller, slice.subjects[id].who, object.keys(row.keys))
	seen := entry.row(id, row.allow, _somebody, row.caller, row.action, keys)
	some state in _order
	entry.admits(seen, state)
][0] if {
	row.caller in {"user", "role"}
}

_admitted(_, row) := {"row": row, "state": "absent"} if {
	row.caller == "oidc"
	entry.admits(row, "absent")
	count({key | some key in row.limits; limit.is_subject(key)}) == 0
}

# No list of principals holds this one.
_somebody := {
	"class": "user", "account": caller.account,
	"text": concat("", ["arn:aws:iam::", caller.account, ":user/anybody"]),
}

# Without MFA first: it is the shortest way in.
_order := ["absent", "false", "true"]
