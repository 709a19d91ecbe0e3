# What permission sets have.
package iamgate.plan.links_permission_sets_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.links

_billing := "arn:aws:iam::aws:policy/Billing"

_set := {
	"block": "aws_ssoadmin_permission_set.dev", "after": {"name": "dev"},
	"unknown": {"arn": true, "id": true},
}

_of_dev(type, after) := {
	"block": concat(".", [type, "x"]), "after": after, "unknown": {"permission_set_arn": true},
	"expressions": {"permission_set_arn": given.to("aws_ssoadmin_permission_set.dev", "arn")},
}

_dev := "aws_ssoadmin_permission_set.dev"

test_policies_of_permission_sets_are_links if {
	parts := [
		_of_dev("aws_ssoadmin_permission_set_inline_policy", {"inline_policy": given.text(given.work)}),
		_of_dev("aws_ssoadmin_managed_policy_attachment", {"managed_policy_arn": _billing}),
		_of_dev("aws_ssoadmin_managed_policy_attachments_exclusive", {"managed_policy_arns": [_billing]}),
		_of_dev("aws_ssoadmin_customer_managed_policy_attachment", {"customer_managed_policy_reference": [{"name": "p"}]}),
		_of_dev(
			"aws_ssoadmin_customer_managed_policy_attachments_exclusive",
			{"customer_managed_policy_reference": [{"name": "q"}]},
		),
	]
	plan := given.plan(array.concat([_set, given.policy("p", given.work), given.policy("q", given.work)], parts))
	{[link.principal, link.key] | some link in links.inline} == {[
		_dev,
		"aws_ssoadmin_permission_set_inline_policy.x#inline_policy",
	]} with input as plan
	{[link.principal, link.attribute, link.target] | some link in links.attached} == {
		[_dev, "managed_policy_arn", {"managed": _billing}],
		[_dev, "managed_policy_arns", {"managed": _billing}],
		[_dev, "customer_managed_policy_reference", {"policy": "aws_iam_policy.p"}],
		[_dev, "customer_managed_policy_reference", {"policy": "aws_iam_policy.q"}],
	} with input as plan
	links.linked == {"aws_iam_policy.p", "aws_iam_policy.q"} with input as plan
	links.hidden_principals == set() with input as plan
}

test_an_attachment_without_a_policy_hides_one if {
	part := object.union(_of_dev("aws_ssoadmin_managed_policy_attachment", {}), {"unknown": {"managed_policy_arn": true}})
	{link.target | some link in links.attached} == {{"hidden": true, "candidates": []}} with input as given.plan([_set, part])
}

_bounding(name, policy) := object.union(
	_of_dev("aws_ssoadmin_permissions_boundary_attachment", {"permissions_boundary": [{"customer_managed_policy_reference": [{"name": policy}]}]}),
	{"block": concat(".", ["aws_ssoadmin_permissions_boundary_attachment", name])},
)

_boundaries(parts) := {[link.principal, link.carrier, link.view, link.target] | some link in boundaries} if {
	plan := given.plan(array.concat([_set, given.policy("p", given.work), given.policy("q", given.work)], parts))
	boundaries := links.boundaries with input as plan
}

test_a_permission_set_may_have_a_boundary if {
	first := "aws_ssoadmin_permissions_boundary_attachment.a"
	_boundaries([_bounding("a", "p")]) == {[_dev, first, "after", {"policy": "aws_iam_policy.p"}]}
	_boundaries([_bounding("a", "p"), _bounding("b", "p")]) == {[_dev, first, "after", {"policy": "aws_iam_policy.p"}]}
	hidden := {"hidden": true, "candidates": ["aws_iam_policy.p", "aws_iam_policy.q"]}
	_boundaries([_bounding("a", "p"), _bounding("b", "q")]) == {[_dev, first, "after", hidden]}
}

test_what_an_unknown_permission_set_has_is_hidden if {
	part := {
		"block": "aws_ssoadmin_permission_set_inline_policy.x", "after": {"inline_policy": "{}"},
		"unknown": {"permission_set_arn": true},
		"expressions": {"permission_set_arn": {"references": ["local.x"]}},
	}
	links.hidden_principals == {{
		"carrier": "aws_ssoadmin_permission_set_inline_policy.x",
		"attribute": "permission_set_arn",
	}} with input as given.plan([_set, part])
}
