# METADATA
# description: |
#   Inline policies that a list of all names of a principal's names, and the plan does not show: whoever wrote the list
#   expects them to be there, and what they grant is not known. That is the same as a policy attached from outside the
#   plan. Names are all that the list gives; it grants nothing itself.
#   Source: documentation of the Terraform provider for AWS, aws_iam_user_policies_exclusive.
package iamgate.plan.named

import data.iamgate.plan.bearers
import data.iamgate.plan.changes
import data.iamgate.plan.references
import data.iamgate.plan.shown

# For each kind of list: who names its principal, and which resources the names are of.
_lists := {
	"aws_iam_user_policies_exclusive": ["user_name", "aws_iam_user_policy"],
	"aws_iam_group_policies_exclusive": ["group_name", "aws_iam_group_policy"],
	"aws_iam_role_policies_exclusive": ["role_name", "aws_iam_role_policy"],
}

# METADATA
# description: in the shape of shown.attachments; the name stands where an ARN would
links contains {
	"view": resource.view, "principal": principal, "carrier": address,
	"attribute": "policy_names", "target": target,
} if {
	some type, [attribute, inline] in _lists
	some address, resource in changes.of_type(type)
	some principal in bearers.of[address][attribute].addresses
	some target in _targets(resource, principal, inline)
}

_targets(resource, principal, inline) := {{"external": name} |
	some name in names
	is_string(name)
	not name in object.get(_planned, principal, set())
} | {{"hidden": true, "candidates": []} | not _all_seen(resource, names, inline)} if {
	names := _elements(object.get(resource.value, "policy_names", []))
}

_elements(value) := value if is_array(value)

_elements(value) := [value] if not is_array(value)

_planned := _names

_names[link.principal] contains link.name if some link in shown.documents

_all_seen(resource, _, _) if not changes.is_unknown(changes.mark(resource, "policy_names"))

# Each name that is unknown is that of a planned policy with an unknown name.
_all_seen(resource, names, inline) if {
	followed := references.resolve_by(resource, "policy_names", inline, {"", "name"})
	followed.all
	unnamed := {address | some address in followed.found; not is_string(object.get(changes.live[address].value, "name", null))}
	count([name | some name in names; name == null]) == count(unnamed)
	count(unnamed) > 0
}
