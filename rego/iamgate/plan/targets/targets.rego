# METADATA
# description: |
#   What the ARNs and names in attachments and boundaries stand for: {policy: address} | {managed: arn} | {external: arn} |
#   {hidden: true, candidates}; `candidates` are planned policies that it may be, and there may be others
package iamgate.plan.targets

import data.iamgate.plan.accounts
import data.iamgate.plan.arns
import data.iamgate.plan.changes
import data.iamgate.plan.customer
import data.iamgate.plan.references

# Where ARNs of policies are, and whether it is a list.
_attributes := data.iamgate.data.carriers.links

# Every principal of awscc has a list.
_of(resource) := object.union(_attributes[resource.type], {"managed_policy_arns": true}) if {
	resource.written
	resource.type == "aws_iam_user"
} else := {"managed_policy_arns": true} if {
	resource.written
	resource.type == "aws_iam_group"
} else := _attributes[resource.type]

# METADATA
# description: the targets of an attribute, by address and attribute; no entry for one that is left to its default
of := object.union(_by_arns, customer.of)

_by_arns := {address: {attribute: _found(resource, attribute, many) |
	some attribute, many in _of(resource)
	_given(resource, attribute)
} |
	some type in (object.keys(_attributes) | {"aws_iam_group"})
	some address, resource in changes.of_type(type)
	_of(resource)
}

_found(resource, attribute, false) := {_target(resource, attribute)}

_found(resource, attribute, true) := _targets(resource, attribute)

# An attachment without a policy hides one; a boundary may be missing.
_given(_, attribute) if attribute in _required

_given(resource, attribute) if {
	not attribute in _required
	not object.get(resource.value, attribute, null) in {null, ""}
}

_given(resource, attribute) if {
	not attribute in _required
	changes.is_unknown(changes.mark(resource, attribute))
	not references.by_default(resource, attribute)
}

_required := {"policy_arn", "managed_policy_arn"}

_target(resource, attribute) := {"policy": resource.own[attribute]} if {
	resource.own[attribute]
} else := _by_text(accounts.of(resource), resource.value[attribute]) if {
	is_string(resource.value[attribute])
} else := _followed(references.resolve(resource, attribute, "aws_iam_policy"))

_followed(followed) := {"policy": min(followed.found)} if {
	followed.only
} else := _hidden(followed.found)

_hidden(addresses) := {"hidden": true, "candidates": sort(addresses)}

_targets(resource, attribute) := texts | _others(resource, attribute, others) if {
	value := object.get(resource.value, attribute, [])
	texts := {_by_text(accounts.of(resource), text) | some text in _elements(value); is_string(text)}
	others := [element | some element in _elements(value); not is_string(element)]
}

_elements(value) := value if {
	is_array(value)
} else := [value]

# What is unknown as a whole holds what is written in it, and perhaps more.
_others(resource, attribute, others) := {{"policy": address} | some address in certain} | hidden if {
	changes.is_unknown(changes.mark(resource, attribute))
	followed := references.resolve(resource, attribute, "aws_iam_policy")
	certain := {address | some address in followed.found; _certain(others, followed)}
	hidden := {_hidden(followed.found - certain) | not _explained(others, followed)}
} else := {_hidden(set()) | some _ in others}

_certain(_, followed) if followed.listed

_certain(others, followed) if {
	not followed.listed
	_explained(others, followed)
}

_explained(others, followed) if {
	followed.all
	count(others) == count(followed.found)
	every element in others { element == null }
}

# What a literal ARN stands for.
_by_text(account, text) := {"managed": text} if {
	arns.is_managed(text)
} else := {"policy": min(_arns[text])} if {
	_arns[text]
} else := _only(_names[[account, arns.path_and_name(text)]]) if {
	arns.may_be_account(account, text)
	_names[[account, arns.path_and_name(text)]]
} else := {"external": text}

_by_arn[resource.value.arn] contains address if some address, resource in changes.of_type("aws_iam_policy")

# Policies whose ARN is not known yet.
_by_name[[account, [_path(resource), resource.value.name]]] contains address if {
	some address, resource in changes.of_type("aws_iam_policy")
	not is_string(object.get(resource.value, "arn", null))
	account := accounts.of(resource)
	account != "?"
}

_arns := _by_arn

_names := _by_name

_path(resource) := resource.value.path if {
	is_string(resource.value.path)
} else := "/"

# Two of one name: one of them will not come to be.
_only(addresses) := {"policy": min(addresses)} if {
	count(addresses) == 1
} else := _hidden(addresses)
