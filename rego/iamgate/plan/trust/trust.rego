# METADATA
# description: |
#   Trust documents and policies of resources that name a user of the plan by ARN: such a grant needs no identity Allow
#   and no boundary.
#   Source: AWS, "Policy evaluation logic" (resource-based policies, same account).
package iamgate.plan.trust

import data.iamgate.plan.arns
import data.iamgate.plan.changes
import data.iamgate.plan.documents
import data.iamgate.plan.principals

# METADATA
# description: |
#   {user address: {key: document}}; the document holds the Allows of one document that name this user; those of a
#   trust document have the role as their resource, and those of a resource stand beside its Denies for everybody
grants := {user: {key: _grant(documents.read[key], indexes) |
	some key in keys
	indexes := {index | some [of_key, index] in pairs; of_key == key}
} |
	some user, pairs in _granting
	keys := {key | some [key, _] in pairs}
}

_grant(document, indexes) := object.union(document, {"statements": [object.union(statement, {"resources": resources}) |
	some statement in document.statements
	_concerns(document, statement, indexes)
	resources := _resources(document, statement)
]})

_concerns(_, statement, indexes) if statement.index in indexes

# A Deny for everybody meets who is named in the same policy. One on a star means the resource itself, and would stand
# before all others here.
_concerns(document, statement, _) if {
	document.kind == "resource"
	statement.effect == "Deny"
	_is_everybody(statement.principals)
	not statement.resources.not
	every text in statement.resources.patterns { startswith(text, "arn:") }
}

_is_everybody("*")

_is_everybody(element) if "*" in _aws(element)

_resources(document, statement) := statement.resources if {
	document.kind == "resource"
} else := {"not": false, "patterns": [_role_arn(changes.live[document.address].value)]}

# Which statements of a trust document name a user, as [key, statement].
_granting[user] contains [key, statement.index] if {
	some key, document in documents.read
	document.kind in {"trust", "resource"}
	some statement in document.statements
	statement.effect == "Allow"
	some text in _aws(statement.principals)
	some user in _users[_user_name(text)]
	arns.may_be_account(principals.all[user].account, text)
}

_by_name[lower(principal.name)] contains address if {
	some address, principal in principals.all
	principal.kind == "user"
	is_string(principal.name)
}

_users := _by_name

_user_name(text) := lower(arns.path_and_name(text)[1]) if startswith(arns.parts(text)[5], "user/")

_aws(element) := _array(object.get(element, "AWS", [])) if is_object(element)

_array(value) := value if is_array(value)

_array(value) := [value] if not is_array(value)

_role_arn(role) := role.arn if {
	is_string(role.arn)
} else := concat("", ["arn:*:iam::*:role/*", role.name]) if {
	is_string(role.name)
} else := "arn:*:iam::*:role/*"
