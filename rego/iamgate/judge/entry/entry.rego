# METADATA
# description: |
#   Who may enter a role: each Allow of its trust document, for each kind of caller that it lets in, after the Denies of
#   the same document. Whether the caller's own policies allow the call is not asked here.
package iamgate.judge.entry

import data.iamgate.iam.caller
import data.iamgate.iam.condition
import data.iamgate.iam.covering
import data.iamgate.iam.grantee
import data.iamgate.iam.limit
import data.iamgate.iam.mfa_key
import data.iamgate.iam.sets
import data.iamgate.judge.facts
import data.iamgate.judge.slice

# METADATA
# description: |
#   {subject id: [{statement, class, text, account, whose, caller, action, truth, limits, allow, denies, ..}]}, see `row`
of[id] := [row(id, allow, named, kind, action, keys) |
	some allow in facts.of[id].allows
	some named in grantee.of(principals(allow))
	some kind in ["user", "role", "service", "oidc", "saml"]
	action := grantee.callers[named.class][kind]
	sets.holds(allow.actions, action)
	keys := caller.keys(named, kind, subject.who, _asked[id])
] if {
	some id, subject in slice.subjects
	subject.kind == "trust"
}

# METADATA
# description: the Principal element of a statement (an entry of judge.facts)
principals(entry) := slice.statements[entry.document][entry.ref.statement].principals

# The keys that a document tests.
_asked[id] := {key | some entry in facts.of[id].entries; some key in entry.keys} if {
	some id, subject in slice.subjects
	subject.kind == "trust"
}

# METADATA
# description: |
#   One kind of caller (user, role, service, oidc, saml) whom an Allow lets in by naming somebody (package iam.grantee),
#   with what its request holds for condition keys: `truth` by MFA state (holds, depends, fails), `limits` (keys that
#   limit who may come), `whose` account it is (own, foreign, unknown; null without one), and `allow` and `denies` as
#   entries of judge.facts, read for this caller
row(id, allow, named, kind, action, keys) := {
	"statement": allow.ref.statement,
	"class": named.class,
	"text": named.text,
	"account": named.account,
	"whose": _whose(named.account, slice.subjects[id].who.account),
	"caller": kind,
	"action": action,
	"keys": keys,
	"truth": {state: _after(seen, denies, state) | some state in grantee.states[kind]},
	"limits": (limit.allowed(_atoms(allow)) | {key |
		some deny in denies
		some key in limit.denied(_atoms(deny))
	}) - mfa_key.names,
	"allow": seen,
	"denies": denies,
} if {
	seen := read(allow, keys)
	denies := [read(deny, keys) |
		some deny in facts.of[id].denies
		sets.holds(deny.actions, action)
		covering.covers(principals(deny), named)
	]
}

_whose(account, own) := null if {
	account == null
} else := "unknown" if {
	own == null
} else := "own" if {
	account == own
} else := "foreign"

_atoms(entry) := slice.statements[entry.document][entry.ref.statement].atoms

# METADATA
# description: the same entry as it reads for a caller whose request holds these keys
read(entry, keys) := object.union(object.remove(entry, ["truth", "undecided", "rest", "failing"]), {
	"truth": {state: condition.both(entry.mfa.states[state], rest.truth) | some state in mfa_key.states},
	"undecided": object.union(rest.undecided, {name: name |
		some state in mfa_key.states
		entry.mfa.states[state] == "depends"
		some name in mfa_key.names
	}),
	"rest": rest.truth,
	"failing": rest.failing,
}) if {
	rest := condition.rest(entry.mfa.rest, {"keys": keys})
}

_after(allow, denies, state) := "fails" if {
	some deny in denies
	deny.truth[state] == "holds"
} else := condition.both(allow.truth[state], "depends") if {
	some deny in denies
	deny.truth[state] == "depends"
} else := allow.truth[state]

# METADATA
# description: does a row let somebody in, in this state?
admits(row, state) if row.truth[state] in {"holds", "depends"}
