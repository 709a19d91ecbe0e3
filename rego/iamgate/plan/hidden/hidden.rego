# METADATA
# description: |
#   What the plan does not show, in the words of findings: {subject, kind, address, attribute} and a reason.
#   What a user has through a group is told of the group.
package iamgate.plan.hidden

import data.iamgate.judge.elsewhere
import data.iamgate.judge.slice
import data.iamgate.judge.verdict
import data.iamgate.plan.documents
import data.iamgate.plan.links

# Own unread ids by subject.
_unread[id] contains key if {
	some id, subject in slice.subjects
	not subject.guarded_elsewhere
	some key in subject.unread
	not _of_groups[id][key]
}

_of_groups[member] contains key if {
	some subject in slice.subjects
	some member in subject.members
	some key in subject.unread
}

_links[concat("?", [link.carrier, link.attribute])] contains link if some link in links.attached

_at(id, address, attribute) := {
	"subject": slice.subjects[id].address,
	"kind": slice.subjects[id].kind,
	"address": address,
	"attribute": attribute,
}

# METADATA
# description: what leaves a subject unverifiable
open contains object.union(_at(id, position.address, position.attribute), {"reason": _reason[hidden]}) if {
	some id, keys in _unread
	some key in keys
	position := documents.unknown[key]
	not documents.malformed[key]
	hidden := _is_unknown(position)
}

open contains object.union(_at(id, link.carrier, link.attribute), {"reason": "hidden-link"}) if {
	some id, keys in _unread
	some key in keys
	some link in _links[key]
	link.principal == id
	link.target.hidden
}

open contains object.union(_at(id, link.carrier, link.attribute), {"reason": "unknown-managed"}) if {
	some id, keys in _unread
	some link in links.attached
	link.principal == id
	link.target.managed in keys
}

open contains object.union(_at(id, hidden.carrier, hidden.attribute), {"reason": "hidden-groups"}) if {
	some id, keys in _unread
	some hidden in links.hidden_members
	concat("?", [hidden.carrier, hidden.attribute]) in keys
}

open contains object.union(_at(id, slice.subjects[id].address, "permissions_boundary"), {"reason": "unread-boundary"}) if {
	some id in verdict.unsettled
	slice.subjects[id].unread_boundary
}

open contains {
	"subject": hidden.carrier, "kind": null,
	"address": hidden.carrier, "attribute": hidden.attribute,
	"reason": "hidden-principal",
} if {
	some hidden in links.hidden_principals
}

open contains {
	"subject": hidden.carrier, "kind": null,
	"address": hidden.carrier, "attribute": hidden.attribute,
	"reason": "hidden-members",
} if {
	some hidden in links.hidden_members
	not _told(hidden)
}

# Whether the members of a group bring the guard that it lacks is open.
open contains object.union(_at(id, hidden.carrier, hidden.attribute), {"reason": "hidden-members"}) if {
	some id in elsewhere.unknown
	some hidden in slice.subjects[id].hidden_members
}

# Already told of the group whose members they are, or of the user whose groups.
_told(hidden) if {
	some id in elsewhere.unknown
	hidden in slice.subjects[id].hidden_members
}

_told(hidden) if {
	some keys in _unread
	concat("?", [hidden.carrier, hidden.attribute]) in keys
}

open contains {
	"subject": position.address, "kind": "trust",
	"address": position.address, "attribute": position.attribute,
	"reason": _reason[_is_unknown(position)],
} if {
	some key, position in documents.unknown
	position.kind == "trust"
	not documents.malformed[key]
}

_reason := {true: "unknown-document", false: "missing-document"}

_is_unknown(position) if {
	position.unknown != false
} else := false

# METADATA
# description: documents that are none, once for each bearer, or at their own address when nobody bears them
malformed contains object.union(_at(id, position.address, position.attribute), {"problems": sort(problems)}) if {
	some id, keys in _unread
	some key in keys
	problems := documents.malformed[key]
	position := documents.positions[key]
}

malformed contains {
	"subject": position.address, "kind": _kinds[position.kind],
	"address": position.address, "attribute": position.attribute,
	"problems": sort(problems),
} if {
	some key, problems in documents.malformed
	not _borne[key]
	position := documents.positions[key]
}

_borne contains key if {
	some keys in _unread
	some key in keys
}

_kinds := {"trust": "trust", "identity": "policy"}

# METADATA
# description: attached ARNs outside the plan, {.., arn, severity}
external contains object.union(
	_at(id, link.carrier, link.attribute),
	{"arn": link.target.external, "severity": _severity(id)},
) if {
	some id, keys in _unread
	some key in keys
	some link in _links[key]
	link.principal == id
	link.target.external
}

_severity(id) := "error" if {
	id in verdict.judged
	not id in verdict.guarded_whatever
} else := "warning"
