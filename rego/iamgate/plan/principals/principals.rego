# METADATA
# description: |
#   Users, groups, roles and permission sets of the plan, and those that it only names. IAM names are unique within an
#   account, without regard to case; equal names in two accounts are two principals. A permission set goes by its ARN
#   and belongs to no account: it becomes a role in each that it is assigned to.
package iamgate.plan.principals

import data.iamgate.plan.accounts
import data.iamgate.plan.carriers
import data.iamgate.plan.changes

_kinds := {
	"aws_iam_user": "user",
	"aws_iam_group": "group",
	"aws_iam_role": "role",
	"aws_ssoadmin_permission_set": "permission-set",
}

# METADATA
# description: |
#   planned principals by address: {view, kind, address, name, account, path, arn, external}
planned := {address: principal |
	some type, kind in _kinds
	some address, resource in changes.of_type(type)
	principal := {
		"view": resource.view,
		"kind": kind,
		"address": address,
		"name": object.get(resource.value, "name", null),
		"account": _account(accounts.of(resource), kind),
		"path": object.get(resource.value, "path", "/"),
		"arn": object.get(resource.value, "arn", null),
		"external": false,
	}
}

_account(account, kind) := account if kind != "permission-set"

_account(_, "permission-set") := ""

# METADATA
# description: what a principal goes by in the attributes of a resource of this account
key(account, kind, text) := [_account(account, kind), kind, lower(text)]

_called(principal) := principal.name if principal.kind != "permission-set"

_called(principal) := principal.arn if principal.kind == "permission-set"

# METADATA
# description: addresses of planned principals by key
by_name := _by_name

_by_name[key(principal.account, principal.kind, _called(principal))] contains address if {
	some address, principal in planned
	is_string(_called(principal))
	principal.account != "?"
}

# METADATA
# description: |
#   the address of a principal known by name, planned or outside the plan; undefined when it could be several
by_text(account, kind, text) := address if {
	found := by_name[key(account, kind, text)]
	count(found) == 1
	some address in found
} else := _external_address(_account(account, kind), kind, min(_spellings[key(account, kind, text)]))

# Names that no planned principal of the account has, as they are written.
_spelled[spelled] contains text if {
	some type, names in carriers.names
	some _, resource in changes.of_type(type)
	some attribute, kind in names
	some text in _texts(resource.value[attribute])
	is_string(text)
	text != ""
	spelled := key(accounts.of(resource), kind, text)
	spelled[0] != "?"
	not by_name[spelled]
}

_spellings := _spelled

_texts(value) := value if is_array(value)

_texts(value) := [value] if not is_array(value)

# `user/bob`, with its account in front when there are several; `permission-set/INSTANCE/ID`.
_external_address(account, kind, text) := concat("", [_prefix(account), kind, "/", _short(kind, text)])

_prefix(account) := concat("", [account, ":"]) if {
	account != ""
	count(accounts.all) > 1
} else := ""

_short(kind, text) := split(text, ":permissionSet/")[1] if {
	kind == "permission-set"
} else := text

# METADATA
# description: principals outside the plan by address, in the shape of `planned`
external := {address: principal |
	some [account, kind, _], spellings in _spellings
	name := min(spellings)
	address := _external_address(account, kind, name)
	principal := {
		"view": "after",
		"kind": kind,
		"address": address,
		"name": _short(kind, name),
		"account": account,
		"path": null,
		"arn": null,
		"external": true,
	}
}

# METADATA
# description: every principal, planned or named, by address
all := object.union(external, planned)
