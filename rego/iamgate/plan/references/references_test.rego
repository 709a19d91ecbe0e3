package iamgate.plan.references_test

import data.iamgate.plan.changes
import data.iamgate.plan.given_test as given
import data.iamgate.plan.references

_parts := [
	given.policy("one", given.work),
	given.policy("two", given.work),
	object.union(given.policy("each", given.work), {"index": "a"}),
	object.union(given.policy("each", given.work), {"index": "b"}),
	given.user("u"),
]

# What the policy_arn of one attachment with this expression refers to.
_resolved(expression) := _resolved_at(object.union(_attachment, {"expressions": {"policy_arn": expression}}))

_attachment := {"block": "aws_iam_user_policy_attachment.a", "after": {}, "unknown": {"policy_arn": true}}

_resolved_at(attachment) := resolved if {
	plan := object.union(
		given.plan(array.concat(_parts, [attachment])),
		{"variables": {"x": {"value": "x"}, "none": {"value": null}}},
	)
	resources := changes.live with input as plan
	some resource in resources
	resource.type == "aws_iam_user_policy_attachment"
	resolved := references.resolve(resource, "policy_arn", "aws_iam_policy") with input as plan
}

_nothing := {"found": set(), "only": false, "all": false, "listed": false}

test_a_reference_is_followed if {
	every attribute in ["arn", "id"] {
		_resolved(given.to("aws_iam_policy.one", attribute)) == {
			"found": {"aws_iam_policy.one"}, "only": true, "all": true, "listed": true,
		}
	}
}

test_another_attribute_is_no_link if {
	_resolved(given.to("aws_iam_policy.one", "policy")) == _nothing
}

test_a_resource_of_another_type_is_no_link if {
	_resolved(given.to("aws_iam_user.u", "id")) == _nothing
}

test_nothing_is_found_without_references if {
	_resolved({}) == _nothing
}

test_a_known_value_beside_it_may_choose_but_hides_nothing if {
	_resolved({"references": ["aws_iam_policy.one.arn", "aws_iam_policy.one", "var.x"]}) == {
		"found": {"aws_iam_policy.one"}, "only": true, "all": false, "listed": false,
	}
}

test_a_local_beside_it_may_be_anything if {
	_resolved({"references": ["aws_iam_policy.one.arn", "aws_iam_policy.one", "local.x"]}) == {
		"found": {"aws_iam_policy.one"}, "only": false, "all": false, "listed": false,
	}
}

test_two_are_a_list_and_no_single_one if {
	expression := {"references": [
		"aws_iam_policy.one.arn", "aws_iam_policy.one",
		"aws_iam_policy.two.arn", "aws_iam_policy.two",
	]}
	_resolved(expression) == {
		"found": {"aws_iam_policy.one", "aws_iam_policy.two"}, "only": false, "all": true, "listed": true,
	}
}

test_a_splat_names_all_of_them if {
	_resolved({"references": ["aws_iam_policy.each"]}) == {
		"found": {`aws_iam_policy.each["a"]`, `aws_iam_policy.each["b"]`},
		"only": false, "all": true, "listed": false,
	}
}

test_a_literal_and_a_chosen_instance_of_one_block_are_two if {
	# cond ? p["a"].arn : p[each.key].arn
	expression := {"references": [
		`aws_iam_policy.each["a"].arn`, `aws_iam_policy.each["a"]`, "aws_iam_policy.each",
		"aws_iam_policy.each", "each.key",
	]}
	resolved := _resolved_at(object.union(_attachment, {"index": "a", "expressions": {"policy_arn": expression}}))
	resolved.only == false
}

_keyed(key, for_each, texts) := _resolved_at(object.union(_attachment, {
	"index": key, "for_each": for_each, "expressions": {"policy_arn": {"references": texts}},
}))

_only(address) := {"found": {address}, "only": true, "all": true, "listed": true}

test_each_key_chooses_an_instance if {
	_keyed("b", {"references": ["local.x"]}, ["aws_iam_policy.each", "each.key"]) == _only(`aws_iam_policy.each["b"]`)
}

test_each_value_of_a_for_each_over_policies_is_the_one_with_the_own_key if {
	for_each := {"references": ["aws_iam_policy.each"]}
	_keyed("b", for_each, ["each.value.arn", "each.value"]) == _only(`aws_iam_policy.each["b"]`)
}

test_each_value_of_a_map_with_several_policies_may_be_any if {
	for_each := {"references": [
		"aws_iam_policy.one.arn", "aws_iam_policy.one",
		"aws_iam_policy.two.arn", "aws_iam_policy.two",
	]}
	_keyed("b", for_each, ["each.value"]) == {
		"found": {"aws_iam_policy.one", "aws_iam_policy.two"}, "only": false, "all": true, "listed": true,
	}
}

test_each_value_of_a_map_with_one_policy_is_that if {
	for_each := given.to("aws_iam_policy.one", "arn")
	_keyed("b", for_each, ["each.value"]) == _only("aws_iam_policy.one")
}

test_each_value_of_a_map_with_one_instance_is_that if {
	for_each := {"references": [`aws_iam_policy.each["a"].arn`, `aws_iam_policy.each["a"]`, "aws_iam_policy.each"]}
	_keyed("b", for_each, ["each.value"]) == _only(`aws_iam_policy.each["a"]`)
}

test_each_value_of_a_map_that_picks_policies_may_be_any if {
	# {for k, v in var.x : k => aws_iam_policy.each[v]}
	for_each := {"references": ["var.x", "aws_iam_policy.each"]}
	resolved := _keyed("b", for_each, ["each.value.arn", "each.value"])
	resolved.only == false
}

test_each_value_of_a_map_that_the_plan_does_not_show_is_dead if {
	_keyed("b", {"references": ["local.x"]}, ["each.value"]) == _nothing
}

test_each_value_beside_a_policy_may_be_the_value if {
	for_each := {"references": ["local.x"]}
	resolved := _keyed("b", for_each, ["aws_iam_policy.one.arn", "aws_iam_policy.one", "each.value"])
	resolved == {"found": {"aws_iam_policy.one"}, "only": false, "all": false, "listed": false}
}

test_each_value_of_literals_beside_a_policy_hides_nothing if {
	for_each := {"constant_value": {"b": "x"}}
	resolved := _keyed("b", for_each, ["aws_iam_policy.one.arn", "aws_iam_policy.one", "each.value"])
	resolved == {"found": {"aws_iam_policy.one"}, "only": true, "all": false, "listed": false}
}

test_without_a_configuration_nothing_is_found if {
	plan := {"resource_changes": [given.change(_attachment), given.change(given.policy("one", given.work))]}
	resources := changes.live with input as plan
	resource := resources["aws_iam_user_policy_attachment.a"]
	resolved := references.resolve(resource, "policy_arn", "aws_iam_policy") with input as plan
	resolved == _nothing
	not references.by_default(resource, "policy_arn") with input as plan
}

_default(expressions) if {
	plan := object.union(
		given.plan([object.union(given.role("r"), {"expressions": expressions})]),
		{"variables": {"x": {"value": ["x"]}, "none": {"value": null}}},
	)
	resources := changes.live with input as plan
	references.by_default(resources["aws_iam_role.r"], "managed_policy_arns") with input as plan
}

test_what_nobody_wrote_is_left_to_its_default if {
	_default({"name": {"constant_value": "r"}})
}

test_null_is_the_default_too if {
	_default({"managed_policy_arns": {"constant_value": null}})
	_default({"managed_policy_arns": {"references": ["var.none"]}})
}

test_anything_else_that_is_written_is_no_default if {
	not _default({"managed_policy_arns": {}})
	not _default({"managed_policy_arns": {"references": ["var.x"]}})
	not _default({"managed_policy_arns": {"references": ["var.none", "local.x"]}})
	not _default({"managed_policy_arns": {"references": ["each.value"]}})
}
