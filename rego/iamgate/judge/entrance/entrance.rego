# METADATA
# description: |
#   Does the trust document of a planned role let a subject in? Whether the policies of the subject allow the call is
#   asked elsewhere.
package iamgate.judge.entrance

import data.iamgate.iam.grantee
import data.iamgate.iam.pattern
import data.iamgate.iam.sets
import data.iamgate.judge.entry
import data.iamgate.judge.facts
import data.iamgate.judge.slice

_assume := "sts:assumerole"

_callers := {"user": "user", "group": "user", "policy": "user", "role": "role", "permission-set": "role"}

# METADATA
# description: "{subject: {trust document: {state: rows}}}: how it may come in, as package entry has it"
rows[id][trust][state] contains row if {
	some id, subject in slice.bearers
	some trust in object.get(subject, "beside", [])
	some row in _rows(trust, subject)
	some state, _ in row.truth
	entry.admits(row, state)
}

_rows(trust, subject) := {row |
	some allow in facts.of[trust].allows
	sets.holds(allow.actions, _assume)
	some named in grantee.of(entry.principals(allow))
	is_named(named, subject)
	row := entry.row(trust, allow, named, _callers[subject.kind], _assume, subject.who.keys)
}

# METADATA
# description: |
#   do the trust documents of the planned roles that this ARN may name keep the subject out, in this state? False for
#   an ARN of no planned role
shuts_out(id, text, state) if {
	trusts := _trusts_of(text)
	count(trusts) > 0
	every trust in trusts {
		not unread(trust)
		not _names_ids(trust)
		not _lets_in(trust, slice.bearers[id], state)
	}
}

# Unique ids tell nobody's name.
_names_ids(trust) if {
	some allow in facts.of[trust].allows
	some named in grantee.of(entry.principals(allow))
	regex.match(`^A(ID|RO)A`, named.text)
}

_trusts_of(text) := {trust |
	some trust, subject in slice.subjects
	subject.kind == "trust"
	pattern.matches(arn(subject.role), text)
}

_lets_in(trust, subject, state) if {
	some row in _rows(trust, subject)
	entry.admits(row, state)
}

# METADATA
# description: nobody knows whom a trust document lets in that cannot be read
unread(trust) if count(slice.subjects[trust].unread) > 0

# METADATA
# description: may the subject be the one that a Principal element names?
is_named(named, _) if named.class == "anyone"

is_named(named, subject) if {
	named.class == "account"
	_may_be_of(named.account, subject)
}

is_named(named, subject) if {
	by_name(named, subject)
	_may_be_of(named.account, subject)
}

# METADATA
# description: is the subject named by itself?
by_name(named, subject) if {
	subject.kind == "user"
	named.class == "user"
	_name(named.text) == lower(subject.name)
}

by_name(named, subject) if {
	subject.kind == "role"
	named.class == "role"
	_name(named.text) == lower(subject.name)
}

by_name(named, subject) if {
	subject.kind == "permission-set"
	named.class == "role"
	pattern.matches(object.get(subject.who.keys, ["aws:principalarn", "pattern"], ""), named.text)
}

_name(text) := lower(steps[count(steps) - 1]) if {
	steps := split(text, "/")
	not contains(text, ":assumed-role/")
}

_name(text) := lower(split(text, "/")[1]) if contains(text, ":assumed-role/")

_may_be_of(account, _) if account == null

_may_be_of(_, subject) if subject.who.account == null

_may_be_of(account, subject) if account == subject.who.account

# METADATA
# description: does a trust document name a service, so that a role can be passed to it? One that is unknown may be any (`*`)
serves(trust, _) if unread(trust)

serves(trust, service) if {
	some row in entry.of[trust]
	service_name(row.text) in {service, "*"}
	row.caller == "service"
	entry.admits(row, "absent")
}

# METADATA
# description: |
#   the name of a service without its region, and as it is outside China: `states.us-east-1.amazonaws.com` is
#   `states.amazonaws.com`
service_name(text) := concat(".", array.concat([parts[0]], array.slice(parts, 2, count(parts)))) if {
	parts := split(trim_suffix(text, ".cn"), ".")
	regex.match(`^[a-z]+(-[a-z]+)+-[0-9]$`, parts[1])
} else := trim_suffix(text, ".cn")

# METADATA
# description: the ARN of a role as a pattern, with a star for what the plan does not tell
arn(role) := key.text if {
	key := slice.bearers[role].who.keys["aws:principalarn"]
} else := slice.bearers[role].who.keys["aws:principalarn"].pattern
