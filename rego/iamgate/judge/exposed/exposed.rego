# METADATA
# description: |
#   Statements of resource policies that whoever likes may use: a user or role of an account that nobody has named,
#   from anywhere. What limits them is what Amazon S3 counts as not public: where a request comes from, through which
#   endpoint or service, or of whom.
#   Source: AWS, "Blocking public access to your Amazon S3 storage", the meaning of "public".
package iamgate.judge.exposed

import data.iamgate.iam.caller
import data.iamgate.iam.covering
import data.iamgate.iam.grantee
import data.iamgate.iam.hole
import data.iamgate.iam.limit
import data.iamgate.iam.sets
import data.iamgate.judge.entry
import data.iamgate.judge.facts
import data.iamgate.judge.slice

# METADATA
# description: |
#   {subject id: {statement: {allow, state, keys, hole, meant}}}; `allow` reads as it does for the stranger
of[id][allow.ref.statement] := found[0] if {
	some id, subject in slice.subjects
	subject.kind == "resource-policy"
	some allow in facts.of[id].allows
	slice.documents[allow.document].kind == "resource"
	some named in grantee.of(entry.principals(allow))
	named.class == "anyone"
	not _limited(_atoms(allow))
	found := [use |
		some kind in ["user", "role"]
		some keys in caller.strangers(kind, subject.who, [])
		use := _use(id, allow, named, keys)
	]
	count(found) > 0
}

_use(id, allow, named, keys) := {
	"allow": seen, "state": state, "keys": keys, "hole": open,
	"meant": _is_meant(allow.actions),
} if {
	seen := entry.read(allow, keys)
	state := [state | some state in ["absent", "false", "true"]; seen.truth[state] in {"holds", "depends"}][0]
	denies := [deny |
		some deny in facts.of[id].denies
		_meets(entry.principals(deny), named)
		_stops(deny, keys, state)
	]
	grant := {"actions": allow.actions, "elements": [allow.element], "full": allow.element.full}
	open := hole.of(grant, sets.everything, denies, slice.subjects[id].who)
}

_meets(principals, named) if covering.covers(principals, named)

# A stranger is nobody whom it spares.
_meets(principals, _) if {
	every spared in grantee.of(principals.NotPrincipal) { spared.class != "anyone" }
}

_stops(deny, keys, state) if entry.read(deny, keys).truth[state] == "holds"

# All but those of an organization, an endpoint and so on.
_stops(deny, keys, state) if {
	some key in limit.denied(_atoms(deny))
	_limits(key)
	entry.read(deny, keys).truth[state] == "depends"
}

_limited(atoms) if {
	some key in limit.allowed(atoms)
	_limits(key)
	every atom in atoms { not _is_everywhere(atom) }
}

# Addresses of all the world are no limit.
_is_everywhere(atom) if {
	atom.key in {"aws:sourceip", "aws:vpcsourceip"}
	some text in atom.values
	regex.match(`/0+$`, text)
}

_limits(key) if key in _limiting

_limiting := {
	"aws:calledvia",
	"aws:principalaccount",
	"aws:principalarn",
	"aws:principalisawsservice",
	"aws:principalorgid",
	"aws:principalorgpaths",
	"aws:principalservicename",
	"aws:sourceaccount",
	"aws:sourcearn",
	"aws:sourceip",
	"aws:sourceorgid",
	"aws:sourceorgpaths",
	"aws:sourceowner",
	"aws:sourcevpc",
	"aws:sourcevpce",
	"aws:userid",
	"aws:username",
	"aws:vpcsourceip",
	"elasticfilesystem:accessedviamounttarget",
	"kms:calleraccount",
	"lambda:eventsourcetoken",
	"s3:dataaccesspointaccount",
	"s3:dataaccesspointarn",
	"vpc-lattice-svcs:sourcevpc",
	"vpc-lattice-svcs:sourcevpcowneraccount",
}

# Nothing but what a public site or interface is for.
_is_meant(actions) if {
	not actions.but
	every id in actions.ids { id in data.iamgate.data.carriers.public_actions }
} else := false

_atoms(entry) := slice.documents[entry.document].statements[entry.ref.statement].atoms

# METADATA
# description: the proof, a request of somebody who has nothing to do with the account
witness(id, use) := {
	"principal": concat("", ["arn:", slice.subjects[id].who.partition, ":iam::", caller.account, ":user/anybody"]),
	"action": use.hole.action,
	"resource": _shown(use.hole.resource),
	"mfa": use.state,
	"allowedBy": [use.allow.ref],
	"missedDenies": [],
	"assumes": [object.union(use.allow.ref, {"keys": sort({key | some key in use.allow.undecided}), "holds": true}) |
		count(use.allow.undecided) > 0
	],
}

_shown(text) := text if {
	is_string(text)
} else := "*"
