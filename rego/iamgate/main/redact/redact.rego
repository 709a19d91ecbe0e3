# METADATA
# description: |
#   Takes out of findings what the plan marks as sensitive: Sids, resources and values of the document. Actions and
#   addresses stay.
package iamgate.main.redact

import data.iamgate.judge.slice

_sensitive contains [document.address, document.attribute] if {
	some document in slice.documents
	document.sensitive
}

_sensitive contains place if some place in slice.sensitive

_subjects contains id if {
	some id, subject in slice.bearers
	some link in subject.documents
	slice.documents[link.id].sensitive
}

# METADATA
# description: the finding as anybody may read it
finding(found) := object.union(found, {
	"sid": _sid(found),
	"normalised": _normalised(found),
	"witness": _witness(found.subject, found.witness),
	"params": _params(found),
})

# METADATA
# description: a reference to a statement as anybody may read it
ref(found) := object.union(found, {"sid": _sid(found)})

# METADATA
# description: a resource of a request of a subject as anybody may read it
resource(subject, text) := _resource(subject, text)

_sid(ref) := null if {
	_sensitive[[ref.address, ref.attribute]]
} else := ref.sid

_normalised(found) := null if {
	_sensitive[[found.address, found.attribute]]
} else := found.normalised

_hidden := data.iamgate.data.text.sensitive

_params(found) := object.union(found.params, {name: _hidden | some name in ["resource", "principal"]; found.params[name]}) if {
	_subjects[found.subject]
} else := found.params

_witness(_, null) := null

_witness(subject, shown) := object.union_n([shown, _unnamed(subject), _also(subject, shown), {
	"resource": _resource(subject, shown.resource),
	"allowedBy": [ref(allow) | some allow in shown.allowedBy],
	"missedDenies": [ref(deny) | some deny in shown.missedDenies],
	"assumes": [ref(assumed) | some assumed in shown.assumes],
}]) if {
	shown != null
}

_also(subject, shown) := {"also": [object.union(request, {
	"resource": _resource(subject, request.resource),
	"allowedBy": [ref(allow) | some allow in request.allowedBy],
	"assumes": [ref(assumed) | some assumed in request.assumes],
}) |
	some request in shown.also
]} if {
	shown.also
} else := {}

# Whom a trust document names is written in it. Elsewhere the caller is an address of the plan.
_unnamed(subject) := {"principal": _hidden} if {
	_subjects[subject]
	slice.bearers[subject].kind == "trust"
} else := {}

_resource(subject, text) := _hidden if {
	_subjects[subject]
	text != "*"
} else := text
