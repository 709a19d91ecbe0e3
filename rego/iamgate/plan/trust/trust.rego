# METADATA
# description: |
#   Trust documents that name a planned user by ARN: such a grant needs no identity Allow and no boundary.
#   Source: AWS, "Policy evaluation logic" (resource-based policies, same account).
package iamgate.plan.trust

import data.iamgate.plan.arns
import data.iamgate.plan.changes
import data.iamgate.plan.documents
import data.iamgate.plan.principals

# METADATA
# description: |
#   {user address: {key: document}}; the document holds the Allows of one role's trust that name this user,
#   with the role as their resource
grants[user][key] := {
	"address": document.address,
	"attribute": document.attribute,
	"kind": "trust",
	"sensitive": document.sensitive,
	"statements": statements,
} if {
	some user, principal in principals.planned
	principal.kind == "user"
	is_string(principal.name)
	some key, document in documents.read
	document.kind == "trust"
	statements := [object.union(statement, {"resources": {"not": false, "patterns": [_role_arn(document.address)]}}) |
		some statement in document.statements
		statement.effect == "Allow"
		some text in _aws(statement.principals)
		_names(text, principal)
	]
	count(statements) > 0
}

_aws(principals_element) := _array(object.get(principals_element, "AWS", [])) if is_object(principals_element)

_array(value) := value if is_array(value)

_array(value) := [value] if not is_array(value)

_names(text, principal) if {
	startswith(arns.parts(text)[5], "user/")
	lower(arns.path_and_name(text)[1]) == lower(principal.name)
	arns.may_be_account(principal.account, text)
}

_role_arn(address) := changes.live[address].value.arn if {
	is_string(changes.live[address].value.arn)
} else := concat("", ["arn:*:iam::*:role/*", changes.live[address].value.name]) if {
	is_string(changes.live[address].value.name)
} else := "arn:*:iam::*:role/*"
