# METADATA
# description: Who a principal is in the words of IAM's condition keys.
package iamgate.plan.who

import data.iamgate.iam.resource
import data.iamgate.plan.arns
import data.iamgate.plan.documents

# METADATA
# description: the partition the plan's own ARNs are in; `aws` when they do not say
partition := name if {
	count(_partitions) == 1
	some name in _partitions
} else := "aws"

_partitions contains arns.parts(text)[1] if {
	some text in _literal_arns
	arns.parts(text)[1] in {"aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-eusc"}
}

_literal_arns contains text if {
	some document in documents.read
	some statement in document.statements
	some text in statement.resources.patterns
	startswith(text, "arn:")
}

_accounts contains arns.parts(text)[4] if {
	some text in _literal_arns
	arns.is_digits(arns.parts(text)[4])
}

_example_account(known) := known if {
	known != null
} else := sort(_accounts)[0] if {
	count(_accounts) > 0
} else := "123456789012"

# METADATA
# description: |
#   A principal as the evaluation sees it: the values of its condition keys, and what variables stand for.
#   A group or an unattached policy stands for any user; a role session has no user name.
of(kind, name, principal) := {
	"partition": partition,
	"account": account,
	"example_account": _example_account(account),
	"symbols": object.union(_symbols(kind, name), {"*": "opaque"}),
	"examples": _examples(kind, name),
	"keys": _all_keys(kind, name, principal, account),
} if {
	account := arns.known_account(object.get(principal, "account", ""))
}

_all_keys(kind, _, _, _) := {} if kind in _of_nobody

_all_keys(kind, name, principal, account) := object.union(
	_account_key(account),
	_keys(kind, name, _tail(kind, name, principal), account),
) if {
	not kind in _of_nobody
}

_symbols("user", name) := {"aws:username": name} if is_string(name)

_symbols("user", name) := {"aws:username": resource.opaque("aws:username")} if not is_string(name)

_symbols(kind, _) := {"aws:username": resource.opaque("aws:username")} if kind in _of_any_user

_symbols(kind, _) := {} if kind in (_of_sessions | _of_nobody)

# An organization policy meets others than users too; it is read as a user meets it.
_of_any_user := {"group", "policy", "organization-policy"}

_of_sessions := {"role", "permission-set"}

# Whoever comes to a trust document is told by its Principal element, not by what it is a document of.
_of_nobody := {"trust", "resource-policy"}

_examples("user", name) := {"aws:username": name} if is_string(name)

_examples("user", name) := {"aws:username": "somebody"} if not is_string(name)

_examples(kind, _) := {"aws:username": "somebody"} if kind in _of_any_user

_examples(kind, _) := {} if kind in (_of_sessions | _of_nobody)

_account_key(null) := {}

_account_key(account) := {"aws:principalaccount": {"present": true, "text": account}} if account != null

# The last part of the ARN, path included.
_tail("user", name, principal) := concat("", ["user", _path(principal), name]) if is_string(name)

_tail("user", name, _) := "user/*" if not is_string(name)

_tail("role", name, principal) := concat("", ["role", _path(principal), name]) if is_string(name)

_tail("role", name, _) := "role/*" if not is_string(name)

# The role that a permission set becomes in an account. Outside the plan it is known by an ARN, which has no name.
_tail("permission-set", name, principal) := concat("", [_reserved, name, "_*"]) if {
	is_string(name)
	not principal.external
} else := concat("", [_reserved, "*"])

_reserved := "role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_"

_tail(kind, _, _) := "user/*" if kind in _of_any_user

_path(principal) := principal.path if is_string(principal.path)

_path(principal) := "/*" if not is_string(object.get(principal, "path", null))

_keys(kind, name, tail, account) := object.union(_type_key(kind, name), {"aws:principalarn": _held(concat(
	":",
	["arn", partition, "iam", "", _or_star(account), tail],
))})

_or_star(null) := "*"

_or_star(account) := account if account != null

_held(text) := {"present": true, "pattern": text} if contains(text, "*")

_held(text) := {"present": true, "text": text} if not contains(text, "*")

_type_key(kind, _) := {
	"aws:principaltype": {"present": true, "text": "AssumedRole"},
	"aws:username": {"present": false},
} if {
	kind in _of_sessions
}

_type_key("user", name) := {
	"aws:principaltype": {"present": true, "text": "User"},
	"aws:username": {"present": true, "text": name},
} if {
	is_string(name)
}

_type_key(kind, name) := {
	"aws:principaltype": {"present": true, "text": "User"},
	"aws:username": {"present": true, "pattern": "*"},
} if {
	_any_user(kind, name)
}

_any_user(kind, _) if kind in _of_any_user

_any_user("user", name) if not is_string(name)
