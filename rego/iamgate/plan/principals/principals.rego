# METADATA
# description: |
#   Users, groups and roles of the plan, and those that it only names. Joined by name within an account, or by
#   configuration reference when the name is not known until apply.
package iamgate.plan.principals

import data.iamgate.plan.arns
import data.iamgate.plan.changes
import data.iamgate.plan.references

_kinds := {"aws_iam_user": "user", "aws_iam_group": "group", "aws_iam_role": "role"}

# METADATA
# description: |
#   planned principals by address: {kind, address, name, account, path, arn, external, resource}
planned[address] := {
	"kind": kind,
	"address": address,
	"name": object.get(resource.value, "name", null),
	"account": arns.account(resource),
	"path": object.get(resource.value, "path", "/"),
	"arn": object.get(resource.value, "arn", null),
	"external": false,
} if {
	some type, kind in _kinds
	some address, resource in changes.of_type(type)
}

# IAM names are unique without regard to case.
_by_name[[principal.account, principal.kind, lower(principal.name)]] contains address if {
	some address, principal in planned
	is_string(principal.name)
}

# METADATA
# description: |
#   The address of the principal that an attribute of a carrier names, as a set;
#   empty when it is unknown and could not be followed
named(resource, attribute, type) := {_by_text(_kinds[type], arns.account(resource), text) |
	text := resource.value[attribute]
	is_string(text)
} | {address |
	not is_string(object.get(resource.value, attribute, null))
	followed := references.resolve(resource, attribute, type)
	followed.exact
	count(followed.found) == 1
	some address in followed.found
}

# METADATA
# description: the address of a principal known by name, planned or outside the plan (`user/bob`)
_by_text(kind, account, text) := address if {
	found := _by_name[[account, kind, lower(text)]]
	address := sort(found)[0]
} else := _external(kind, account, text)

_external(kind, account, text) := concat("", [prefix, kind, "/", text]) if {
	prefix := _account_prefix(account)
}

_account_prefix(account) := concat("", [account, ":"]) if {
	arns.is_digits(account)
	count(_accounts) > 1
} else := ""

_accounts contains arns.account(resource) if some _, resource in changes.live

# METADATA
# description: |
#   principals outside the plan by address: {kind, name, account}
external[address] := {
	"kind": kind,
	"address": address,
	"name": text,
	"account": account,
	"path": null,
	"arn": null,
	"external": true,
} if {
	some _, resource in changes.live
	some type, kind in _kinds
	account := arns.account(resource)
	some text in _texts(resource, kind)
	address := _by_text(kind, account, text)
	not planned[address]
}

_texts(resource, kind) := {text |
	some attribute in _attributes[resource.type][kind]
	some text in _array_or_one(object.get(resource.value, attribute, null))
	is_string(text)
	text != ""
}

# Which attributes of a carrier name principals.
_attributes := {
	"aws_iam_user_policy": {"user": {"user"}},
	"aws_iam_group_policy": {"group": {"group"}},
	"aws_iam_role_policy": {"role": {"role"}},
	"aws_iam_user_policy_attachment": {"user": {"user"}},
	"aws_iam_group_policy_attachment": {"group": {"group"}},
	"aws_iam_role_policy_attachment": {"role": {"role"}},
	"aws_iam_policy_attachment": {"user": {"users"}, "group": {"groups"}, "role": {"roles"}},
	"aws_iam_group_membership": {"user": {"users"}, "group": {"group"}},
	"aws_iam_user_group_membership": {"user": {"user"}, "group": {"groups"}},
}

_array_or_one(value) := value if is_array(value)

_array_or_one(value) := [value] if not is_array(value)

# METADATA
# description: every principal, planned or named, by address
all := object.union(external, planned)

# METADATA
# description: all principals that a list attribute names (`users`, `groups`, `roles`); complete when none is hidden
listed(resource, attribute, type) := {"addresses": known | followed, "complete": complete} if {
	values := _array(object.get(resource.value, attribute, null))
	account := arns.account(resource)
	known := {_by_text(_kinds[type], account, text) | some text in values; is_string(text)}
	hidden := changes.is_unknown(object.get(resource.unknown, attribute, false))
	followed := {address |
		hidden
		some address in references.resolve(resource, attribute, type).found
	}
	complete := _complete(hidden, values, known, followed)
}

_array(value) := value if is_array(value)

_array(value) := [] if not is_array(value)

_complete(hidden, _, _, _) if not hidden

# As many followed references as there are unknown elements.
_complete(true, values, known, followed) if {
	count([value | some value in values; value == null]) == count(followed - known)
	count(followed - known) > 0
} else := false
