# METADATA
# description: |
#   The plan as plain JSON: subjects, each with the documents that are judged with it, and the documents.
#   Nothing after this knows Terraform.
package iamgate.plan.model

import data.iamgate.plan.accounts
import data.iamgate.plan.bearers
import data.iamgate.plan.beside
import data.iamgate.plan.changes
import data.iamgate.plan.documents
import data.iamgate.plan.entrants
import data.iamgate.plan.envelope
import data.iamgate.plan.links
import data.iamgate.plan.organization
import data.iamgate.plan.people
import data.iamgate.plan.principals
import data.iamgate.plan.resources
import data.iamgate.plan.trust
import data.iamgate.plan.who

# METADATA
# description: what gets a verdict, by id
subjects := object.union_n([_principals, _policies, organization.subjects, entrants.subjects, resources.subjects])

# METADATA
# description: the documents that could be read, by id
read := _documents

_documents := object.union_n([documents.read, documents.managed, _trust_documents])

_trust_documents := {_trust_key(user, key): granted |
	some user, by_key in trust.grants
	some key, granted in by_key
}

_trust_key(user, key) := concat(">", [key, user])

# Identity statements written on or attached to a principal itself, and what hides some.
_own := _bearing

_bearing[link.principal] contains {"id": link.key, "via": "own"} if some link in links.inline

_bearing[link.principal] contains {"id": id, "via": "own"} if {
	some link in links.attached
	id := _target_id(link.target)
	id != null
}

_bearing[link.principal] contains {"id": concat("?", [link.carrier, link.attribute]), "via": "own"} if {
	some link in links.attached
	_target_id(link.target) == null
}

_bearing[link.principal] contains {"id": concat("?", [link.carrier, link.attribute]), "via": "own"} if {
	some link in links.possible
}

# The key of the document, null for one outside the plan.
_target_id(target) := documents.id(target.policy, "policy") if {
	target.policy
} else := object.get(target, "managed", null)

_groups := _joined

_joined[link.user] contains link.group if some link in links.memberships

_members[link.group] contains link.user if some link in links.memberships

_borne(address) := union({_alone(address), _inherited(address), _bounds(address), _trusted(address)})

_alone(address) := {object.union(link, {"group": null}) | some link in _own[address]}

_inherited(address) := {{"id": link.id, "via": "group", "group": group} |
	some group in _groups[address]
	some link in _own[group]
}

_trusted(address) := {{"id": _trust_key(address, key), "via": via, "group": null} |
	some key, document in trust.grants[address]
	via := document.kind
}

_bounds(address) := {bound | some bound in [_boundaries[address]]; bound.id != null}

_boundaries := {link.principal: boundary |
	some link in links.boundaries
	boundary := {"id": _target_id(link.target), "via": "boundary", "group": null}
}

_readable(id) if _documents[id]

# A boundary that cannot be read allows anything and denies nothing.
_bounded(address) if {
	_readable(_boundaries[address].id)
} else := false

_unread_boundary(address) if {
	_boundaries[address]
	not _bounded(address)
} else := false

_principals := {address: _principal(address, principal, borne) |
	some address, principal in principals.all
	borne := _borne(address)
	_has_statements(borne)
}

_has_statements(borne) if count({link | some link in borne; link.via in {"own", "group", "resource"}}) > 0

# METADATA
# description: principals without identity statements and without Allows of resources, in the shape of subjects, by id; nothing is judged of them
bare := {address: _principal(address, principal, borne) |
	some address, principal in principals.all
	borne := _borne(address)
	not _has_statements(borne)
}

_principal(address, principal, borne) := {
	"kind": principal.kind,
	"view": principal.view,
	"address": address,
	"name": principal.name,
	"who": who.of(principal.kind, principal.name, principal),
	"documents": readable,
	"beside": sort({key | some link in readable; some key in beside.of[link.id]} | object.get(beside.naming, address, set())),
	"unread": sort({link.id | some link in borne; not _readable(link.id); link.via != "boundary"}),
	"bounded": _bounded(address),
	"unread_boundary": _unread_boundary(address),
	"planned": _planned(principal),
	"machine": _machine(address, principal),
	"guarded_elsewhere": _guarded_elsewhere(principal),
	"members": sort(object.get(_members, address, set())),
	"members_complete": count(hidden_members) == 0,
	"hidden_members": sort(hidden_members),
	"access_keys": sort(object.get(people.access_keys, address, set())),
	"logins": sort(object.get(people.logins, address, set())),
	"must_reset": _must_reset(address),
} if {
	hidden_members := _hidden_members(address, principal.kind)
	readable := sort([link | some link in borne; _readable(link.id)])
}

# Memberships that may add somebody to a group, as {carrier, attribute}.
_hidden_members(address, "group") := object.get(_joining, address, set()) | _joining_any

_hidden_members(_, kind) := set() if kind != "group"

_joining[group] contains hidden if {
	some hidden in links.open_members
	hidden.attribute in {"user", "users"}
	some attribute in ["group", "groups"]
	some group in bearers.of[hidden.carrier][attribute].addresses
}

# One whose group is open may add a member to any group.
_joining_any contains hidden if {
	some hidden in links.open_members
	hidden.attribute in {"group", "groups"}
}

_planned(principal) if {
	not principal.external
} else := false

_machine(address, principal) if {
	people.machine(address, principal.kind, principal.name)
} else := false

_guarded_elsewhere(principal) if {
	people.configured("guarded", principal.kind, principal.name)
} else if {
	# The statements of a group are those of its members.
	some group in _groups[principal.address]
	people.configured("guarded", "group", principals.all[group].name)
} else := false

_must_reset(address) if {
	people.resets[address]
} else := false

# A managed policy that nothing links to is judged alone: nothing says who will get it.
_policies := {address: _policy(address, resource) |
	some address, resource in changes.of_type("aws_iam_policy")
	not links.linked[address]
}

_policy(address, resource) := {
	"kind": "policy",
	"view": resource.view,
	"address": address,
	"name": name,
	"who": who.of("policy", name, {"account": accounts.of(resource)}),
	"documents": [{"id": id, "via": "own", "group": null} | _readable(id)],
	"beside": sort(object.get(beside.of, id, set())),
	"unread": [id | not _readable(id)],
	"bounded": false,
	"unread_boundary": false,
	"planned": true,
	"machine": _policy_machine(name),
	"guarded_elsewhere": _guarded_elsewhere({"kind": "policy", "address": address, "name": name}),
	"members": [],
	"members_complete": true,
	"hidden_members": [],
	"access_keys": [],
	"logins": [],
	"must_reset": false,
} if {
	name := object.get(resource.value, "name", null)
	id := documents.id(address, "policy")
}

_policy_machine(name) if {
	people.configured("machine", "policy", name)
} else if {
	object.get(envelope.config, "unattached", "human") == "machine"
	not people.configured("human", "policy", name)
} else := false
