# METADATA
# description: |
#   What the ARNs in attachments and boundaries stand for: {policy: address} | {managed: arn} | {external: arn} |
#   {hidden: true}
package iamgate.plan.targets

import data.iamgate.plan.accounts
import data.iamgate.plan.arns
import data.iamgate.plan.changes
import data.iamgate.plan.references

_one := {
	"aws_iam_user_policy_attachment": "policy_arn",
	"aws_iam_group_policy_attachment": "policy_arn",
	"aws_iam_role_policy_attachment": "policy_arn",
	"aws_iam_policy_attachment": "policy_arn",
	"aws_iam_user": "permissions_boundary",
	"aws_iam_role": "permissions_boundary",
}

_many := {
	"aws_iam_role": "managed_policy_arns",
	"aws_iam_user_policy_attachments_exclusive": "policy_arns",
	"aws_iam_group_policy_attachments_exclusive": "policy_arns",
	"aws_iam_role_policy_attachments_exclusive": "policy_arns",
}

# METADATA
# description: the targets of an attribute, by address and attribute; no entry for one that is left to its default
of[address][attribute] := {_target(resource, attribute)} if {
	some type, attribute in _one
	some address, resource in changes.of_type(type)
	_given(resource, attribute)
}

of[address][attribute] := _targets(resource, attribute) if {
	some type, attribute in _many
	some address, resource in changes.of_type(type)
	_given(resource, attribute)
}

# An attachment without a policy hides one; a boundary may be missing.
_given(_, "policy_arn")

_given(resource, attribute) if {
	attribute != "policy_arn"
	not object.get(resource.value, attribute, null) in {null, ""}
}

_given(resource, attribute) if {
	attribute != "policy_arn"
	changes.is_unknown(changes.mark(resource, attribute))
	not references.by_default(resource, attribute)
}

_target(resource, attribute) := _by_text(accounts.of(resource), resource.value[attribute]) if {
	is_string(resource.value[attribute])
} else := {"policy": min(followed.found)} if {
	followed := references.resolve(resource, attribute, "aws_iam_policy")
	followed.only
} else := {"hidden": true}

_targets(resource, attribute) := texts | followed if {
	value := object.get(resource.value, attribute, [])
	texts := {_by_text(accounts.of(resource), text) | some text in _elements(value); is_string(text)}
	others := [element | some element in _elements(value); not is_string(element)]
	followed := _followed(resource, attribute, others)
}

_elements(value) := value if {
	is_array(value)
} else := [value]

# What is unknown as a whole holds what is written in it, and perhaps more.
_followed(resource, attribute, others) := {{"policy": address} | some address in found} | hidden if {
	changes.is_unknown(changes.mark(resource, attribute))
	followed := references.resolve(resource, attribute, "aws_iam_policy")
	hidden := {{"hidden": true} | not _explained(others, followed)}
	found := {address | some address in followed.found; true in {followed.listed, count(hidden) == 0}}
} else := {{"hidden": true} | some _ in others}

_explained(others, followed) if {
	followed.all
	count(others) == count(followed.found)
	every element in others { element == null }
}

# What a literal ARN stands for.
_by_text(account, text) := {"managed": text} if {
	arns.is_managed(text)
} else := {"policy": min(_by_arn[text])} if {
	_by_arn[text]
} else := _only(_by_name[[account, arns.path_and_name(text)]]) if {
	arns.may_be_account(account, text)
	_by_name[[account, arns.path_and_name(text)]]
} else := {"external": text}

_by_arn[resource.value.arn] contains address if some address, resource in changes.of_type("aws_iam_policy")

# Policies whose ARN is not known yet.
_by_name[[accounts.of(resource), [_path(resource), resource.value.name]]] contains address if {
	some address, resource in changes.of_type("aws_iam_policy")
	not is_string(object.get(resource.value, "arn", null))
	accounts.of(resource) != "?"
}

_path(resource) := resource.value.path if {
	is_string(resource.value.path)
} else := "/"

# Two of one name: one of them will not come to be.
_only(addresses) := {"policy": min(addresses)} if {
	count(addresses) == 1
} else := {"hidden": true}
