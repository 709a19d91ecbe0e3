# METADATA
# description: |
#   The entries of the catalogue that a trust document alone can be, and which of them a finding of the group `trust`
#   tells already: one that is as severe and about the same statement.
package iamgate.judge.trust_path

import data.iamgate.iam.limit
import data.iamgate.judge.admission
import data.iamgate.judge.entry
import data.iamgate.judge.slice
import data.iamgate.judge.stranger

_documents := data.iamgate.data.catalogue.documents

# METADATA
# description: |
#   {subject id: {statement: {entry of the catalogue: {row, state}}}}
of[id][statement][_root_entry[row.whose]] := way if {
	some id, statements in _by_statement
	some statement, rows in statements
	some whose in ["own", "unknown", "foreign"]
	way := [found |
		some row in rows
		row.class == "account"
		row.whose == whose
		not _is_limited(row, _root_entry[whose])
		some state in _asked(row)
		entry.admits(row, state)
		found := {"row": row, "state": state}
	][0]
	row := way.row
}

# What is known of no account may be the own one.
_root_entry := {
	"own": "trust-own-account-root",
	"unknown": "trust-own-account-root",
	"foreign": "sts-assume-role-cross-account",
}

of[id][statement]["sts-assume-role-wildcard-trust"] := way if {
	some id, statements in stranger.of
	some statement, admitted in statements
	way := [found | some found in admitted; not _is_limited(found.row, "sts-assume-role-wildcard-trust")][0]
}

of[id][statement][_federated[kind]] := way if {
	some id, statements in _by_statement
	some statement, rows in statements
	some kind in object.keys(_federated)
	way := [{"row": row, "state": "absent"} |
		some row in rows
		_is_of(kind, id, row)
		entry.admits(row, "absent")
		not _is_scoped(kind, row)
	][0]
}

_is_of(kind, _, row) if row.class == kind

# A star stands for every provider of the account. Where strangers need none, that is told instead.
_is_of("saml", id, row) if {
	row.class == "anyone"
	row.caller == "saml"
	not stranger.of[id][row.statement]
}

_federated := {
	"oidc": "trust-oidc-missing-subject",
	"saml": "trust-saml-federation",
	"rolesanywhere": "trust-rolesanywhere-unscoped",
}

_by_statement[id][statement] := [row | some row in list; row.statement == statement] if {
	some id, list in entry.of
	some statement in {row.statement | some row in list}
}

_is_limited(row, id) if {
	some key in _documents[id].limits
	row.limits[key]
}

# What stands for the whole organization is a part of one as well.
_is_limited(row, "sts-assume-role-cross-account") if row.limits["aws:principalorgpaths"]

# People in the states that need no MFA; for those who bring none there is one state.
_asked(row) := [state | some state in ["absent", "false"]; slice.required[state]] if row.caller == "user"

_asked(row) := ["false"] if row.caller == "role"

_is_scoped("oidc", row) if {
	some key in row.limits
	limit.is_subject(key)
}

# An identity pool is a subject of its own.
_is_scoped("oidc", row) if {
	row.text == "cognito-identity.amazonaws.com"
	row.limits["cognito-identity.amazonaws.com:aud"]
}

# The audience is the same for all who sign in to AWS.
_is_scoped("saml", row) if {
	some key in row.limits
	startswith(key, "saml:")
	not key in {"saml:aud", "saml:iss", "saml:doc", "saml:sub_type"}
}

_is_scoped("saml", row) if {
	some key in row.limits
	startswith(key, "aws:requesttag/")
}

_is_scoped("rolesanywhere", row) if row.limits["aws:sourcearn"]

_is_scoped("rolesanywhere", row) if {
	some key in row.limits
	startswith(key, "aws:principaltag/")
}

# METADATA
# description: what is told by itself, as `of`
told[id][statement] := {name: way | some name, way in entries; not _absorbers(id, statement, name)} if {
	some id, statements in of
	some statement, entries in statements
}

# METADATA
# description: rule ids of the entries that a finding of the group `trust` tells for its statement
absorbed(id, statement, rule) := [concat("/", ["escalation", name]) |
	some name, _ in object.get(of, [id, statement], {})
	_absorbers(id, statement, name) == rule
]

# The rule whose finding tells an entry. What is about tokens, assertions and certificates is told by itself.
_absorbers(id, statement, name) := "anyone" if {
	name in _of_signers
	stranger.of[id][statement]
} else := "mfa-bypassable" if {
	name in _of_signers
	admission.open[id][statement].tested
} else := "mfa-not-required" if {
	name in _of_signers
	fault := admission.open[id][statement]
	not fault.tested
	_as_severe(fault.severity, _documents[name].gate)
}

_of_signers := {"trust-own-account-root", "sts-assume-role-cross-account", "sts-assume-role-wildcard-trust"}

_as_severe("error", _)

_as_severe("warning", gate) if gate != "fail"

# METADATA
# description: the parameters of a finding about rows of judge.entry, the first of which is named
params(rows) := {
	"admitted_code": rows[0].class,
	"principal": _called(rows[0]),
	"others": count({row.text | some row in rows}) - 1,
}

_called(row) := row.account if row.class == "account"

_called(row) := row.text if row.class != "account"
