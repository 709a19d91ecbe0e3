package iamgate.plan.instances_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.instances

_module := {"resources": [{"type": "aws_iam_user", "name": "u", "mode": "managed", "expressions": {}}]}

_parts := [
	{"block": "aws_iam_policy.p", "index": "a", "after": {"name": "a"}},
	{"block": "aws_iam_policy.p", "index": "b", "after": {"name": "b"}},
	{"block": "aws_iam_user.q", "index": "a", "after": {"name": "a"}},
	{"block": "aws_iam_user.q", "index": "b", "after": {"name": "b"}},
	{"block": "aws_iam_user.s", "after": {"name": "s"}},
	{"block": "aws_iam_user.s", "deposed": "1", "actions": ["forget"], "before": {"name": "t"}},
	{"block": "aws_iam_user.u", "module": `module.m["a"]`, "after": {"name": "x"}},
	{"block": "aws_iam_user.u", "module": `module.m["b"].module.n`, "after": {"name": "y"}},
]

_plan := given.with_modules(_parts, {
	"m": {"module": object.union(_module, {"module_calls": {"n": {"module": _module}}})},
	"between": {"module": {}},
	"unsure": {"module": {}, "for_each_expression": {"references": ["local.x"]}},
	"many": {"module": {}, "count_expression": {"constant_value": 2}},
})

test_module_instances_are_those_with_resources_those_above_and_single_ones_beside if {
	instances.modules == {
		[["m", "a"]], [["m", "b"]], [["m", "b"], ["n", null]],
		[["between", null]], [["m", "a"], ["n", null]],
	} with input as _plan
}

test_paths_have_no_keys if {
	instances.path([]) == ""
	instances.path([["m", "b"], ["n", 0]]) == "m/n"
}

test_instances_are_found_by_block_and_key if {
	instances.addresses == {
		[[], "aws_iam_policy.p", "a"]: `aws_iam_policy.p["a"]`,
		[[], "aws_iam_policy.p", "b"]: `aws_iam_policy.p["b"]`,
		[[], "aws_iam_user.q", "a"]: `aws_iam_user.q["a"]`,
		[[], "aws_iam_user.q", "b"]: `aws_iam_user.q["b"]`,
		[[], "aws_iam_user.s", null]: "aws_iam_user.s",
		[[["m", "a"]], "aws_iam_user.u", null]: `module.m["a"].aws_iam_user.u`,
		[[["m", "b"], ["n", null]], "aws_iam_user.u", null]: `module.m["b"].module.n.aws_iam_user.u`,
	} with input as _plan
}

test_keys_are_those_of_resources_and_of_module_calls if {
	instances.keys == {
		[[], "aws_iam_policy.p"]: {"a", "b"},
		[[], "aws_iam_user.q"]: {"a", "b"},
		[[], "module.m"]: {"a", "b"},
		[[["m", "a"]], "module.n"]: {null},
		[[["m", "b"]], "module.n"]: {null},
		[[], "module.between"]: {null},
	} with input as _plan
}

test_blocks_with_equal_keys_are_of_one_class if {
	classes := instances.class with input as _plan
	classes[[[], "aws_iam_policy.p"]] == classes[[[], "aws_iam_user.q"]]
	classes[[[], "aws_iam_policy.p"]] == classes[[[], "module.m"]]
	classes[[[], "aws_iam_policy.p"]] != classes[[[], "module.between"]]
}
