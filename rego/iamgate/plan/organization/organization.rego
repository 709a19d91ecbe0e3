# METADATA
# description: |
#   Policies of an organization, each a subject by itself. They grant nothing and are nobody's guard: which accounts
#   they govern is not in the plan, and the management account is governed by none.
#   Source: AWS, "Service control policies" and "Resource control policies".
package iamgate.plan.organization

import data.iamgate.plan.documents
import data.iamgate.plan.who

# METADATA
# description: subjects by address
subjects := {position.address: _subject(position, key) |
	some key, position in documents.positions
	position.kind in {"scp", "rcp"}
}

_subject(position, key) := {
	"kind": "organization-policy",
	"view": position.view,
	"address": position.address,
	"name": position.name,
	"who": who.of("organization-policy", position.name, {}),
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
}
