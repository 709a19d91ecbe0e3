# METADATA
# description: |
#   Denies that one resource puts in place and the change of another takes away: an attachment that moved to a new
#   address, or a resource that claims the whole list. What comes last is not decided by the plan, so such a Deny is
#   not counted on. An Allow stays.
#   Source: documentation of the Terraform provider for AWS, notes on exclusive management.
package iamgate.plan.contested

import data.iamgate.plan.arns
import data.iamgate.plan.bearers
import data.iamgate.plan.changes
import data.iamgate.plan.documents as plan_documents
import data.iamgate.plan.principals
import data.iamgate.plan.removals
import data.iamgate.plan.shown
import data.iamgate.plan.targets

# METADATA
# description: attachments, in the shape of shown.attachments
attachments contains link if {
	some link in shown.attachments
	_denies(link.target)
	_detached(link)
}

_denies(target) if _denying_document(plan_documents.id(target.policy, "policy"))

_denies(target) if {
	walk(arns.managed_document(target.managed), [_, effect])
	effect == "Deny"
}

_denying_document(key) if {
	some statement in plan_documents.read[key].statements
	statement.effect == "Deny"
}

_detached(link) if {
	principal := principals.all[link.principal]
	_removed(["attached", principal.kind, lower(principal.name), _policy(link.target)], link.carrier)
}

_detached(link) if {
	some [carrier, allowed] in _allowed[link.principal]
	carrier != link.carrier
	not link.target in allowed
}

_policy(target) := removals.policy(target.managed)

_policy(target) := removals.policy(changes.live[target.policy].value.arn)

_policy(target) := trim_prefix(concat("", [object.get(policy, "path", "/"), policy.name]), "/") if {
	policy := changes.live[target.policy].value
	not is_string(object.get(policy, "arn", null))
}

_removed(fact, carrier) if {
	some [other, last] in removals.facts[fact]
	_counts(other, last, carrier)
}

_counts(other, _, carrier) if other != carrier

_counts(carrier, true, carrier)

# All policies of a principal, by principal and the address that puts them in force with this plan.
_allowed[principal] contains [address, targets.of[address].policy_arns] if {
	some address in _enforced("_policy_attachments_exclusive")
	some _, ends in bearers.of[address]
	some principal in ends.addresses
}

_enforced(suffix) := {address |
	some kind in ["user", "group", "role"]
	some address, resource in changes.of_type(concat("", ["aws_iam_", kind, suffix]))
	resource.changing
}

# METADATA
# description: documents by [principal, key], as hidden links in the shape of shown.attachments
documents := _documents

_documents[[link.principal, link.key]] contains hidden if {
	some link in shown.documents
	_denying_document(link.key)
	some [carrier, attribute] in _removers(link)
	hidden := {
		"view": link.view, "principal": link.principal, "carrier": carrier,
		"attribute": attribute, "target": {"hidden": true, "candidates": []},
	}
}

_removers(link) := ({[link.carrier, "name"] |
	principal := principals.all[link.principal]
	_removed(["inline", principal.kind, lower(principal.name), link.name], link.carrier)
} | {[carrier, "policy_names"] |
	some [carrier, names] in _claims[link.principal]
	not link.name in names
}) | {[link.carrier, "name"] |
	some other in _written[[link.principal, link.name]]
	other != link.key
}

# Of two inline policies with one name the later one overwrites the other.
_by_name[[link.principal, link.name]] contains link.key if {
	some link in shown.documents
	is_string(link.name)
}

_written := _by_name

# All names of inline documents of a principal, by principal and the address that puts them in force.
_claims[principal] contains [address, names] if {
	some address in _enforced("_policies_exclusive")
	names := {name | some name in changes.live[address].value.policy_names}
	some _, ends in bearers.of[address]
	some principal in ends.addresses
}

# METADATA
# description: memberships of groups with a Deny, in the shape of shown.memberships
memberships contains link if {
	some link in shown.memberships
	_denying_groups[link.group]
	names := [lower(principals.all[address].name) | some address in [link.user, link.group]]
	_removed(array.concat(["member"], names), link.carrier)
}

_denying_groups contains link.principal if {
	some link in shown.documents
	_denying_document(link.key)
}

_denying_groups contains link.principal if {
	some link in shown.attachments
	_denies(link.target)
}
