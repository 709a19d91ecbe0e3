# METADATA
# description: |
#   Users, groups and roles of the plan, and those that it only names. IAM names are unique within an account,
#   without regard to case; equal names in two accounts are two principals.
package iamgate.plan.principals

import data.iamgate.plan.accounts
import data.iamgate.plan.carriers
import data.iamgate.plan.changes

_kinds := {"aws_iam_user": "user", "aws_iam_group": "group", "aws_iam_role": "role"}

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
		"account": accounts.of(resource),
		"path": object.get(resource.value, "path", "/"),
		"arn": object.get(resource.value, "arn", null),
		"external": false,
	}
}

# METADATA
# description: addresses of planned principals by [account, kind, lower-case name]
by_name := _by_name

_by_name[[principal.account, principal.kind, lower(principal.name)]] contains address if {
	some address, principal in planned
	is_string(principal.name)
	principal.account != "?"
}

# METADATA
# description: |
#   the address of a principal known by name, planned or outside the plan; undefined when it could be several
by_text(account, kind, text) := address if {
	found := by_name[[account, kind, lower(text)]]
	count(found) == 1
	some address in found
} else := _external_address(account, kind, min(_spellings[[account, kind, lower(text)]]))

# Names that no planned principal of the account has, as they are written.
_spelled[[account, kind, lower(text)]] contains text if {
	some type, names in carriers.names
	some _, resource in changes.of_type(type)
	account := accounts.of(resource)
	account != "?"
	some attribute, kind in names
	some text in _texts(resource.value[attribute])
	is_string(text)
	text != ""
	not by_name[[account, kind, lower(text)]]
}

_spellings := _spelled

_texts(value) := value if is_array(value)

_texts(value) := [value] if not is_array(value)

# `user/bob`, with its account in front when there are several.
_external_address(account, kind, name) := concat("", [_prefix(account), kind, "/", name])

_prefix(account) := concat("", [account, ":"]) if {
	count(accounts.all) > 1
} else := ""

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
		"name": name,
		"account": account,
		"path": null,
		"arn": null,
		"external": true,
	}
}

# METADATA
# description: every principal, planned or named, by address
all := object.union(external, planned)
