package iamgate.plan.places_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.places

_kinds(parts) := {[place.address, place.attribute]: place.kind | some place in all} if {
	all := places.all with input as given.plan(parts)
}

_policy(name, after) := {
	"block": concat(".", ["aws_organizations_policy", name]),
	"after": object.union({"name": name, "content": "{}"}, after),
}

test_policies_of_an_organization_are_read_by_their_type if {
	_kinds([
		_policy("default", {}), _policy("null", {"type": null}),
		_policy("service", {"type": "SERVICE_CONTROL_POLICY"}),
		_policy("resource", {"type": "RESOURCE_CONTROL_POLICY"}),
		_policy("tags", {"type": "TAG_POLICY"}),
		object.union(_policy("unknown", {}), {"unknown": {"type": true}}),
	]) == {
		["aws_organizations_policy.default", "content"]: "scp",
		["aws_organizations_policy.null", "content"]: "scp",
		["aws_organizations_policy.service", "content"]: "scp",
		["aws_organizations_policy.resource", "content"]: "rcp",
		["aws_organizations_policy.unknown", "content"]: "scp",
	}
}

test_permission_sets_have_an_inline_policy if {
	part := {
		"block": "aws_ssoadmin_permission_set_inline_policy.p",
		"after": {"inline_policy": given.text(given.work)},
	}
	_kinds([part]) == {["aws_ssoadmin_permission_set_inline_policy.p", "inline_policy"]: "identity"}
}
