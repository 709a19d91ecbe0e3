# METADATA
# description: |
#   Who the attributes of carriers name: by name within the account, or by configuration reference when the name is
#   not known until apply.
package iamgate.plan.bearers

import data.iamgate.plan.accounts
import data.iamgate.plan.carriers
import data.iamgate.plan.changes
import data.iamgate.plan.principals
import data.iamgate.plan.references

_types := {
	"user": "aws_iam_user",
	"group": "aws_iam_group",
	"role": "aws_iam_role",
	"permission-set": "aws_ssoadmin_permission_set",
}

# METADATA
# description: |
#   {kind, addresses, possible, complete, clear} by address of the carrier and attribute. `addresses` are certain,
#   `possible` are others that may be named too; `complete` when nobody else can be; `clear` also for a list that is
#   unknown as a whole and written with nothing but references that were followed: it may hold literal names as well
of := {address: {attribute: object.union({"kind": kind}, _ends(resource, attribute, kind)) |
	some attribute, kind in names
} |
	some type, names in carriers.names
	some address, resource in changes.of_type(type)
}

_ends(resource, attribute, kind) := _listed(resource, attribute, kind) if {
	carriers.many[resource.type][attribute]
	not resource.own[attribute]
} else := _sure({resource.own[attribute]}) if {
	resource.own[attribute]
} else := _sure({address}) if {
	text := resource.value[attribute]
	is_string(text)
	address := principals.by_text(accounts.of(resource), kind, text)
} else := _followed(resource, references.resolve(resource, attribute, _types[kind]), attribute, kind)

_sure(addresses) := {"addresses": addresses, "possible": set(), "complete": true, "clear": true}

_followed(resource, followed, attribute, kind) := _sure(followed.found) if {
	followed.only
} else := {"addresses": set(), "possible": possible, "complete": false, "clear": false} if {
	possible := followed.found | _namesakes(resource, attribute, kind)
}

# Several planned principals of one name: the account does not tell them apart.
_namesakes(resource, attribute, kind) := object.get(principals.by_name, [key], set()) if {
	is_string(resource.value[attribute])
	key := principals.key(accounts.of(resource), kind, resource.value[attribute])
} else := set()

# An attribute that is not set names nobody. What is no text, and unknown elements that no reference explains, may
# name anybody.
_listed(resource, attribute, kind) := {
	"addresses": (known | certain),
	"possible": followed.found - certain,
	"complete": complete,
	"clear": clear,
} if {
	value := object.get(resource.value, attribute, null)
	hidden := _hidden(resource, attribute)
	texts := [text | some text in _elements(value); is_string(text)]
	known := {principals.by_text(accounts.of(resource), kind, text) | some text in texts}
	followed := _elements_followed(resource, attribute, kind, hidden)
	complete := _complete(value, hidden, _unclear(texts, accounts.of(resource), kind), followed)
	clear := _clear(complete, followed)
	certain := _certain(clear, followed)
}

_hidden(resource, attribute) if {
	changes.is_unknown(changes.mark(resource, attribute))
	not _left_out(resource, attribute)
} else := false

# What is a resource of its own elsewhere may be missing here.
_left_out(resource, attribute) if {
	resource.own
	references.by_default(resource, attribute)
}

_elements(value) := value if {
	is_array(value)
} else := []

_unclear(texts, account, kind) := [text |
	some text in texts
	not principals.by_text(account, kind, text)
]

_elements_followed(resource, attribute, kind, true) := references.resolve(resource, attribute, _types[kind])

_elements_followed(_, _, _, false) := {"found": set(), "all": true, "listed": false}

_complete(value, hidden, unclear, followed) if {
	value == null
	not hidden
} else if {
	is_array(value)
	count(unclear) == 0
	followed.all
	every element in value { _explained(element, hidden) }
	count(followed.found) == count([true | some element in value; element == null])
} else := false

_explained(element, _) if is_string(element)

_explained(null, true)

_certain(clear, followed) := followed.found if {
	clear
} else := set()

_clear(complete, followed) if {
	true in {complete, followed.listed}
} else := false
