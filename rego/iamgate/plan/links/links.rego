# METADATA
# description: |
#   Which documents bear on which principal: inline, attached, through groups, as a boundary.
#   A link whose end is hidden stays visible as such. Principals are addresses.
package iamgate.plan.links

import data.iamgate.plan.bearers
import data.iamgate.plan.carriers
import data.iamgate.plan.changes
import data.iamgate.plan.contested
import data.iamgate.plan.named
import data.iamgate.plan.principals
import data.iamgate.plan.shown
import data.iamgate.plan.targets

# METADATA
# description: documents written on a principal that stay, {view, principal, key}
inline contains {"view": link.view, "principal": link.principal, "key": link.key} if {
	some link in shown.documents
	not contested.documents[[link.principal, link.key]]
}

# METADATA
# description: |
#   managed policies attached to a principal: {view, principal, carrier, attribute, target}, see targets.
#   A Deny that another change takes away again is hidden: it may be gone after apply.
attached contains link if {
	some link in shown.attachments
	not contested.attachments[link]
}

attached contains object.union(object.remove(link, ["target"]), {"target": {"hidden": true, "candidates": []}}) if {
	some link in contested.attachments
}

attached contains link if {
	some hidden in contested.documents
	some link in hidden
}

attached contains link if some link in named.links

# METADATA
# description: boundaries, {view, principal, carrier, attribute, target}; a principal without one has no entry
boundaries contains {
	"view": principal.view, "principal": address, "carrier": address,
	"attribute": "permissions_boundary", "target": target,
} if {
	some address, principal in principals.planned
	some target in targets.of[address].permissions_boundary
}

boundaries contains {
	"view": principals.all[principal].view, "principal": principal, "carrier": min(carriers_of_it),
	"attribute": "permissions_boundary", "target": _only(found),
} if {
	some principal, carriers_of_it in _bounding
	found := {target |
		some address in carriers_of_it
		some target in targets.of[address].permissions_boundary
	}
	count(found) > 0
}

_bounding[principal] contains address if {
	some address, _ in changes.of_type("aws_ssoadmin_permissions_boundary_attachment")
	some principal in bearers.of[address].permission_set_arn.addresses
}

# A permission set has one boundary. Of two the later one stays, and which that is, the plan does not say.
_only(found) := target if {
	count(found) == 1
	some target in found
} else := {"hidden": true, "candidates": sort({target.policy | some target in found})}

# METADATA
# description: group memberships, {view, user, group} addresses
memberships contains {"view": link.view, "user": link.user, "group": link.group} if {
	some link in shown.memberships
	not contested.memberships[link]
}

_all := shown.attachments | boundaries

# METADATA
# description: AWS-managed ARNs that anything links to
managed_arns contains link.target.managed if some link in _all

# METADATA
# description: planned policies that something links to, or whose attachment has a hidden principal
linked contains link.target.policy if some link in _all

linked contains candidate if {
	some link in _all
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
	_bears_documents(address)
	some attribute, ends in by_attribute
	not ends.complete
}

_bears_documents(address) if {
	type := changes.live[address].type
	not carriers.memberships[type]
	not carriers.belongings[type]
}

# METADATA
# description: |
#   principals that a carrier may bear on in a way that the plan does not show, {principal, carrier, attribute};
#   `attribute` is the one that hides it
possible contains {"principal": principal, "carrier": address, "attribute": attribute} if {
	some address, by_attribute in bearers.of
	_bears_documents(address)
	some attribute, ends in by_attribute
	some principal in ends.possible
}

possible contains {"principal": user, "carrier": address, "attribute": attributes.user} if {
	some type, attributes in carriers.memberships
	some address, _ in changes.of_type(type)
	some user in bearers.of[address][attributes.user].possible
}

possible contains {"principal": user, "carrier": address, "attribute": attributes.group} if {
	some type, attributes in carriers.memberships
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
	some type, _ in carriers.memberships
	some address, _ in changes.of_type(type)
	some attribute, ends in bearers.of[address]
	not ends.clear
}

hidden_members contains {"carrier": link.carrier, "attribute": link.attribute} if some link in contested.memberships

# METADATA
# description: the same, and lists that may hold more than can be seen (whoever else is in one has what is judged there)
open_members contains hidden if some hidden in hidden_members

open_members contains {"carrier": address, "attribute": attribute} if {
	some type, _ in carriers.memberships
	some address, _ in changes.of_type(type)
	some attribute, ends in bearers.of[address]
	not ends.complete
}
