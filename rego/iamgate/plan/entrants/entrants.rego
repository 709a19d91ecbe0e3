# METADATA
# description: |
#   Trust documents, each a subject by itself: it says who may enter its role. Nothing else is judged of it, so what
#   subjects say of people and their groups is empty.
package iamgate.plan.entrants

import data.iamgate.plan.arns
import data.iamgate.plan.documents
import data.iamgate.plan.people
import data.iamgate.plan.principals
import data.iamgate.plan.who

# METADATA
# description: |
#   subjects by the key of the document. Beside what all subjects have: `role` and `arn` of the role, `machines`
#   (users whom the document names and who are configured as machines), and `beside`: ids of subjects that
#   have to be there when this one is judged
subjects := {key: _subject(position, key, principals.planned[position.address]) |
	some key, position in documents.positions
	position.kind == "trust"
}

_subject(position, key, role) := {
	"kind": "trust",
	"view": position.view,
	"address": position.address,
	"name": role.name,
	"role": position.address,
	"arn": _arn(role, described),
	"beside": [position.address],
	"machines": sort({text | some text in _named[key]; _is_machine(text)}),
	"who": described,
	"documents": [{"id": key, "via": "own", "group": null} | documents.read[key]],
	"unread": [key | not documents.read[key]],
	"bounded": false,
	"unread_boundary": false,
	"planned": true,
	"machine": false,
	"guarded_elsewhere": false,
	"members": [],
	"members_complete": true,
	"hidden_members": [],
	"access_keys": [],
	"logins": [],
	"must_reset": false,
} if {
	described := who.of("trust", role.name, role)
}

# The ARN that the role has or may have; an example where the plan does not tell.
_arn(role, described) := role.arn if {
	is_string(role.arn)
} else := concat("", ["arn:", described.partition, ":iam::", described.example_account, ":role", _path(role), _name(role)])

_path(role) := role.path if {
	is_string(role.path)
} else := "/"

_name(role) := role.name if {
	is_string(role.name)
} else := "example"

_named[key] contains text if {
	some key, document in documents.read
	document.kind == "trust"
	some statement in document.statements
	some text in _listed(statement.principals.AWS)
	startswith(arns.parts(text)[5], "user/")
}

_listed(value) := value if is_array(value)

_listed(value) := [value] if not is_array(value)

_is_machine(text) if {
	name := arns.path_and_name(text)[1]
	people.configured("machine", "user", name)
	not people.configured("human", "user", name)
	not _is_overruled(name)
}

# A planned user of that name has a login or a device.
_is_overruled(name) if {
	some address in people.overruled
	lower(principals.all[address].name) == lower(name)
}
