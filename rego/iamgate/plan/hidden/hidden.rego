# METADATA
# description: |
#   What the plan does not show, in the words of findings: {id, subject, kind, address, attribute} and a reason; `id`
#   is null where it is nobody's. What a user has through a group is told of the group. Some of it matters only by
#   the verdict, which is not known here: `when` says so.
package iamgate.plan.hidden

import data.iamgate.plan.documents
import data.iamgate.plan.expressions
import data.iamgate.plan.links
import data.iamgate.plan.model
import data.iamgate.plan.origin
import data.iamgate.plan.recovered

# Own unread ids by subject.
_unread[id] contains key if {
	some id, subject in model.subjects
	not subject.guarded_elsewhere
	some key in subject.unread
	not _of_groups[id][key]
}

_of_groups[member] contains key if {
	some subject in model.subjects
	some member in subject.members
	some key in subject.unread
}

_links[concat("?", [link.carrier, link.attribute])] contains link if some link in links.attached

_managed[concat("?", [link.principal, link.target.managed])] contains link if some link in links.attached

_at(id, address, attribute) := {
	"id": id,
	"subject": id,
	"kind": model.subjects[id].kind,
	"address": address,
	"attribute": attribute,
}

_always := {"unsettled": null, "unknown": null, "unless_unknown": []}

# METADATA
# description: |
#   what leaves a subject unverifiable. `when`: only if the subject `unsettled` is, only if the group `unknown` may be
#   guarded by members that are hidden, unless one of the groups `unless_unknown` may
open contains object.union(_at(id, position.address, position.attribute), {
	"reason": _reason[hidden],
	"expressions": written,
	"hint": _hint(written),
	"when": _always,
}) if {
	some id, keys in _unread
	some key in keys
	position := documents.unknown[key]
	not documents.malformed[key]
	hidden := _is_unknown(position)
	written := origin.names(position)
}

# Where the configuration could say more than its references do.
_hint(written) := "binary" if {
	not expressions.present
	some text in written
	split(text, ".")[0] in {"data", "local", "module", "var"}
} else := "document"

open contains object.union(_at(id, link.carrier, link.attribute), {"reason": "hidden-link", "when": _always}) if {
	some id, keys in _unread
	some key in keys
	some link in _links[key]
	link.principal == id
	link.target.hidden
}

open contains object.union(_at(id, link.carrier, link.attribute), {"reason": "unknown-managed", "when": _always}) if {
	some id, keys in _unread
	some key in keys
	some link in _managed[concat("?", [id, key])]
}

open contains object.union(_at(id, hidden.carrier, hidden.attribute), {"reason": "hidden-groups", "when": _always}) if {
	some id, keys in _unread
	some hidden in links.hidden_members
	concat("?", [hidden.carrier, hidden.attribute]) in keys
}

open contains object.union(_at(id, subject.address, "permissions_boundary"), {
	"reason": "unread-boundary",
	"when": object.union(_always, {"unsettled": id}),
}) if {
	some id, subject in model.subjects
	subject.unread_boundary
}

open contains {
	"id": null,
	"subject": hidden.carrier, "kind": null,
	"address": hidden.carrier, "attribute": hidden.attribute,
	"reason": "hidden-principal",
	"when": _always,
} if {
	some hidden in links.hidden_principals
}

open contains {
	"id": null,
	"subject": hidden.carrier, "kind": null,
	"address": hidden.carrier, "attribute": hidden.attribute,
	"reason": "hidden-members",
	# Else it is told of the group.
	"when": object.union(_always, {"unless_unknown": [id |
		some id, subject in model.subjects
		hidden in subject.hidden_members
	]}),
} if {
	some hidden in links.hidden_members
	not _told(hidden)
}

# Whether the members of a group bring the guard that it lacks is open.
open contains object.union(_at(id, hidden.carrier, hidden.attribute), {
	"reason": "hidden-members",
	"when": object.union(_always, {"unknown": id}),
}) if {
	some id, subject in model.subjects
	some hidden in subject.hidden_members
}

# Already told of the user whose groups they are.
_told(hidden) if {
	some keys in _unread
	concat("?", [hidden.carrier, hidden.attribute]) in keys
}

_reason := {true: "unknown-document", false: "missing-document"}

_is_unknown(position) if {
	position.unknown != false
} else := false

# METADATA
# description: |
#   documents of a subject with parts that are unknown, {.., reason, expressions}; whether these matter, the two readings
#   of them show
holes contains object.union(_at(id, position.address, position.attribute), {
	"reason": "holes",
	"expressions": recovered.hiding(link.id),
}) if {
	some id, subject in model.subjects
	some link in subject.documents
	recovered.of[link.id].open
	position := documents.positions[link.id]
}

# METADATA
# description: documents that are none, once for each bearer, or at their own address when nobody bears them
malformed contains object.union(_at(id, position.address, position.attribute), {"problems": sort(problems)}) if {
	some id, keys in _unread
	some key in keys
	problems := documents.malformed[key]
	position := documents.positions[key]
}

malformed contains {
	"id": null,
	"subject": position.address, "kind": "policy",
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

# METADATA
# description: attached ARNs outside the plan, {.., arn}
external contains object.union(_at(id, link.carrier, link.attribute), {"arn": link.target.external}) if {
	some id, keys in _unread
	some key in keys
	some link in _links[key]
	link.principal == id
	link.target.external
}
