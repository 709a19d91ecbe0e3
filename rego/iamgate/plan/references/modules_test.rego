package iamgate.plan.references_modules_test

import data.iamgate.plan.changes
import data.iamgate.plan.given_test as given
import data.iamgate.plan.references

_parts := [
	given.policy("one", given.work),
	object.union(given.policy("each", given.work), {"index": "a"}),
	object.union(given.policy("each", given.work), {"index": "b"}),
]

_attachment := {"block": "aws_iam_user_policy_attachment.a", "after": {}, "unknown": {"policy_arn": true}}

_only(address) := {"found": {address}, "only": true, "all": true, "listed": true}

_module(expressions) := {
	"for_each_expression": {"references": ["local.x"]},
	"expressions": expressions,
	"module": {
		"resources": [
			given.written({"block": "aws_iam_user_policy_attachment.a", "expressions": {
				"policy_arn": {"references": ["var.arn"]},
				"user": {"references": ["var.user"]},
			}}),
			given.written(given.policy("p", given.work)),
		],
		"variables": {"arn": {}},
		"outputs": {"arn": {"expression": given.to("aws_iam_policy.p", "arn")}},
	},
}

_in_module(key) := concat("", [`module.m["`, key, `"]`])

_with_modules(expressions) := given.with_modules(
	array.concat(_parts, [part |
		some key in ["a", "b"]
		some base in [_attachment, given.policy("p", given.work)]
		part := object.union(base, {"module": _in_module(key)})
	]),
	{"m": _module(expressions)},
)

_module_resolved(key, expressions) := resolved if {
	plan := _with_modules(expressions)
	resources := changes.live with input as plan
	resource := resources[concat(".", [_in_module(key), "aws_iam_user_policy_attachment.a"])]
	resolved := references.resolve(resource, "policy_arn", "aws_iam_policy") with input as plan
}

test_an_argument_of_a_module_is_followed if {
	expressions := {"arn": given.to("aws_iam_policy.one", "arn")}
	_module_resolved("a", expressions) == _only("aws_iam_policy.one")
}

test_an_argument_chooses_by_the_key_of_the_module if {
	expressions := {"arn": {"references": ["aws_iam_policy.each", "each.key"]}}
	_module_resolved("b", expressions) == _only(`aws_iam_policy.each["b"]`)
}

test_an_instance_of_a_module_has_resources_of_its_own if {
	expressions := {"arn": {"references": [`module.m["a"].arn`, `module.m["a"]`]}}
	_module_resolved("b", expressions) == _only(`module.m["a"].aws_iam_policy.p`)
}

test_an_output_of_any_instance_may_be_meant if {
	resolved := _module_resolved("b", {"arn": {"references": ["module.m"]}})
	resolved.found == {`module.m["a"].aws_iam_policy.p`, `module.m["b"].aws_iam_policy.p`}
	resolved.only == false
}

test_a_map_of_a_module_is_chosen_from_by_the_own_key if {
	policies := [object.union(given.policy("p", given.work), {"index": key, "module": "module.m"}) |
		some key in ["a", "b"]
	]
	attachments := [object.union(_attachment, {
		"index": key,
		"for_each": {"references": ["module.m.arns", "module.m"]},
		"expressions": {"policy_arn": {"references": ["each.value"]}},
	}) |
		some key in ["a", "b"]
	]
	plan := given.with_modules(array.concat(policies, attachments), {"m": {"module": {
		"resources": [given.written(given.policy("p", given.work))],
		"outputs": {"arns": {"expression": {"references": ["aws_iam_policy.p"]}}},
	}}})
	resources := changes.live with input as plan
	resource := resources["aws_iam_user_policy_attachment.a[\"b\"]"]
	resolved := references.resolve(resource, "policy_arn", "aws_iam_policy") with input as plan
	resolved == _only(`module.m.aws_iam_policy.p["b"]`)
}
