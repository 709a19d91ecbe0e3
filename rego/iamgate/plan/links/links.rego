# METADATA
# description: |
#   Which documents bear on which principal: inline, attached, through groups, as a boundary.
#   A link whose end is hidden stays visible as such. Principals are addresses.
package iamgate.plan.links

import data.iamgate.plan.bearers
import data.iamgate.plan.changes
import data.iamgate.plan.contested
import data.iamgate.plan.documents
import data.iamgate.plan.principals
import data.iamgate.plan.targets

_inline := {"aws_iam_user_policy": "user", "aws_iam_group_policy": "group", "aws_iam_role_policy": "role"}

# For each kind of attachment: who names its principals, and where its policies are.
_attachments := {
	"aws_iam_user_policy_attachment": [{"user"}, "policy_arn"],
	"aws_iam_group_policy_attachment": [{"group"}, "policy_arn"],
	"aws_iam_role_policy_attachment": [{"role"}, "policy_arn"],
	"aws_iam_policy_attachment": [{"users", "groups", "roles"}, "policy_arn"],
	"aws_iam_user_policy_attachments_exclusive": [{"user_name"}, "policy_arns"],
	"aws_iam_group_policy_attachments_exclusive": [{"group_name"}, "policy_arns"],
	"aws_iam_role_policy_attachments_exclusive": [{"role_name"}, "policy_arns"],
}

_memberships := {
	"aws_iam_group_membership": {"user": "users", "group": "group", "list": "users"},
	"aws_iam_user_group_membership": {"user": "user", "group": "groups", "list": "groups"},
}

# METADATA
# description: "every document written on a principal: {view, principal, carrier, name, key}"
written contains {
	"view": resource.view, "principal": principal, "carrier": address,
	"name": object.get(resource.value, "name", null), "key": documents.id(address, "policy"),
} if {
	some type, attribute in _inline
	some address, resource in changes.of_type(type)
	some principal in bearers.of[address][attribute].addresses
}

written contains {
	"view": position.view, "principal": position.address, "carrier": position.address,
	"name": position.name, "key": key,
} if {
	some key, position in documents.positions
	startswith(position.attribute, "inline_policy")
}

# METADATA
# description: every attachment that the plan shows, {view, principal, carrier, attribute, target}
shown contains {
	"view": resource.view, "principal": principal, "carrier": address,
	"attribute": attribute, "target": target,
} if {
	some type, [names, attribute] in _attachments
	some address, resource in changes.of_type(type)
	some name in names
	some principal in bearers.of[address][name].addresses
	some target in targets.of[address][attribute]
}

shown contains {
	"view": resource.view, "principal": address, "carrier": address,
	"attribute": "managed_policy_arns", "target": target,
} if {
	some address, resource in changes.of_type("aws_iam_role")
	some target in targets.of[address].managed_policy_arns
}

# METADATA
# description: every membership that the plan shows, {view, user, group, carrier, attribute}
joined contains {
	"view": resource.view, "user": user, "group": group, "carrier": address,
	"attribute": attributes.list,
} if {
	some type, attributes in _memberships
	some address, resource in changes.of_type(type)
	some user in bearers.of[address][attributes.user].addresses
	some group in bearers.of[address][attributes.group].addresses
}

# METADATA
# description: documents written on a principal that stay, {view, principal, key}
inline contains {"view": link.view, "principal": link.principal, "key": link.key} if {
	some link in written
	not contested.documents[[link.principal, link.key]]
}

# METADATA
# description: |
#   managed policies attached to a principal: {view, principal, carrier, attribute, target}, see targets.
#   A Deny that another change takes away again is hidden: it may be gone after apply.
attached contains link if {
	some link in shown
	not link in contested.attachments
}

attached contains object.union(object.remove(link, ["target"]), {"target": {"hidden": true, "candidates": []}}) if {
	some link in contested.attachments
}

attached contains link if {
	some hidden in contested.documents
	some link in hidden
}

# METADATA
# description: boundaries, {view, principal, carrier, attribute, target}; a principal without one has no entry
boundaries contains {
	"view": principal.view, "principal": address, "carrier": address,
	"attribute": "permissions_boundary", "target": target,
} if {
	some address, principal in principals.planned
	some target in targets.of[address].permissions_boundary
}

# METADATA
# description: group memberships, {view, user, group} addresses
memberships contains {"view": link.view, "user": link.user, "group": link.group} if {
	some link in joined
	not link in contested.memberships
}

# METADATA
# description: AWS-managed ARNs that anything links to
managed_arns contains link.target.managed if some link in (shown | boundaries)

# METADATA
# description: planned policies that something links to, or whose attachment has a hidden principal
linked contains link.target.policy if some link in (shown | boundaries)

linked contains candidate if {
	some link in (shown | boundaries)
	some candidate in link.target.candidates
}

linked contains target.policy if {
	some hidden in hidden_principals
	some _, found in targets.of[hidden.carrier]
	some target in found
}

# METADATA
# description: |
#   carriers whose principal is unknown and could not be followed, {carrier, attribute}
hidden_principals contains {"carrier": address, "attribute": attribute} if {
	some address, by_attribute in bearers.of
	not _memberships[changes.live[address].type]
	not changes.live[address].type in {"aws_iam_user_login_profile", "aws_iam_access_key"}
	some attribute, ends in by_attribute
	not ends.complete
}

# METADATA
# description: |
#   principals that a carrier may bear on in a way that the plan does not show, {principal, carrier, attribute};
#   `attribute` is the one that hides it
possible contains {"principal": principal, "carrier": address, "attribute": attribute} if {
	some address, by_attribute in bearers.of
	not _memberships[changes.live[address].type]
	some attribute, ends in by_attribute
	some principal in ends.possible
}

possible contains {"principal": user, "carrier": address, "attribute": attributes.user} if {
	some type, attributes in _memberships
	some address, _ in changes.of_type(type)
	some user in bearers.of[address][attributes.user].possible
}

possible contains {"principal": user, "carrier": address, "attribute": attributes.group} if {
	some type, attributes in _memberships
	some address, _ in changes.of_type(type)
	not bearers.of[address][attributes.group].clear
	some user in bearers.of[address][attributes.user].addresses
}

possible contains {"principal": link.user, "carrier": link.carrier, "attribute": link.attribute} if {
	some link in contested.memberships
}

# METADATA
# description: memberships with a hidden end, {carrier, attribute}
hidden_members contains {"carrier": address, "attribute": attribute} if {
	some type, _ in _memberships
	some address, _ in changes.of_type(type)
	some attribute, ends in bearers.of[address]
	not ends.clear
}

hidden_members contains {"carrier": link.carrier, "attribute": link.attribute} if some link in contested.memberships

# METADATA
# description: the same, and lists that may hold more than can be seen (whoever else is in one has what is judged there)
open_members contains hidden if some hidden in hidden_members

open_members contains {"carrier": address, "attribute": attribute} if {
	some type, _ in _memberships
	some address, _ in changes.of_type(type)
	some attribute, ends in bearers.of[address]
	not ends.complete
}
