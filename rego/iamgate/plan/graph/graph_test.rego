package iamgate.plan.graph_test

import data.iamgate.plan.choice
import data.iamgate.plan.given_test as given
import data.iamgate.plan.graph

# Where references end that are written at the root, beside one policy, two keyed ones and a module with one more.
_ends(texts) := ends if {
	plan := _plan
	ends := graph.ends(texts, choice.of_output([])) with input as plan
}

_plan := object.union(
	given.with_modules(
		[
			given.policy("one", given.work),
			object.union(given.policy("many", given.work), {"index": "a"}),
			object.union(given.policy("many", given.work), {"index": "b"}),
			object.union(given.policy("p", given.work), {"module": "module.m"}),
			given.user("u"),
		],
		{
			"m": {
				"expressions": {
					"given": given.to("aws_iam_policy.one", "arn"),
					"null": {"constant_value": null},
					"false": {"constant_value": false},
					"made": {},
				},
				"module": {
					"resources": [given.written(given.policy("p", given.work))],
					"variables": {
						"given": {}, "null": {}, "false": {}, "made": {"default": null},
						"default": {"default": "x"}, "default_null": {"default": null},
					},
					"outputs": {
						"arn": {"expression": given.to("aws_iam_policy.p", "arn")},
						"given": {"expression": {"references": ["var.given"]}},
						"null": {"expression": {"references": ["var.null"]}},
						"false": {"expression": {"references": ["var.false"]}},
						"made": {"expression": {"references": ["var.made"]}},
						"default": {"expression": {"references": ["var.default"]}},
						"default_null": {"expression": {"references": ["var.default_null"]}},
						"no_such": {"expression": {"references": ["var.no_such"]}},
						"literal": {"expression": {"constant_value": "x"}},
						"literal_null": {"expression": {"constant_value": null}},
						"nothing": {},
					},
				},
			},
			"empty": {"module": {}},
		},
	),
	{"variables": {"set": {"value": "x"}, "off": {"value": false}, "unset": {"value": null}}},
)

test_one_instance_is_the_end if {
	_ends(["aws_iam_policy.one.arn", "aws_iam_policy.one"]) == {["one", "aws_iam_policy", "arn", "aws_iam_policy.one"]}
}

test_several_instances_are_many_unless_one_is_named if {
	_ends(["aws_iam_policy.many"]) == {["many", "aws_iam_policy", "", [[], "aws_iam_policy.many"]]}
	_ends([`aws_iam_policy.many["b"].id`, `aws_iam_policy.many["b"]`, "aws_iam_policy.many"]) == {
		["one", "aws_iam_policy", "id", `aws_iam_policy.many["b"]`],
	}
}

test_no_references_end_nowhere if {
	_ends([]) == set()
}

test_locals_data_sources_and_what_is_not_planned_are_dead if {
	_ends(["local.x"]) == {["dead", "local.x"]}
	_ends(["data.aws_iam_policy.p.arn", "data.aws_iam_policy.p"]) == {["dead", "data.aws_iam_policy.p.arn"]}
	_ends(["aws_sns_topic.t.arn", "aws_sns_topic.t"]) == {["dead", "aws_sns_topic.t.arn"]}
	_ends(["aws_iam_policy.no_such.arn", "aws_iam_policy.no_such"]) == {["dead", "aws_iam_policy.no_such.arn"]}
}

test_what_is_known_while_planning_hides_nothing if {
	_ends(["path.module"]) == {["known"]}
	_ends(["each.key"]) == {["known"]}
	_ends(["var.set"]) == {["known"]}
	_ends(["var.off"]) == {["known"]}
	_ends(["var.unset"]) == {["null"]}
}

test_a_variable_that_the_plan_does_not_list_is_dead if {
	_ends(["var.no_such"]) == {["dead", "no_such"]}
}

test_outputs_are_followed_into_modules_and_variables_out_of_them if {
	policy := ["one", "aws_iam_policy", "arn", "module.m.aws_iam_policy.p"]
	given_policy := ["one", "aws_iam_policy", "arn", "aws_iam_policy.one"]
	_ends(["module.m.arn", "module.m"]) == {policy}
	_ends(["module.m.given", "module.m"]) == {given_policy}
	_ends(["module.m.null", "module.m"]) == {["null"]}
	_ends(["module.m.false", "module.m"]) == {["known"]}
	_ends(["module.m.made", "module.m"]) == {["known"]}
	_ends(["module.m.default", "module.m"]) == {["known"]}
	_ends(["module.m.default_null", "module.m"]) == {["null"]}
	_ends(["module.m.no_such", "module.m"]) == {["dead", "no_such"]}
	_ends(["module.m.undeclared", "module.m"]) == {["dead", "module.m.undeclared"]}
	_ends(["module.m.literal", "module.m"]) == {["known"]}
	_ends(["module.m.literal_null", "module.m"]) == {["null"]}
	_ends(["module.m.nothing", "module.m"]) == {["known"]}
	_ends(["module.empty.x", "module.empty"]) == {["dead", "module.empty.x"]}
	_ends(["module.other.x", "module.other"]) == {["dead", "module.other.x"]}
}

test_a_variable_that_the_module_does_not_declare_is_dead if {
	plan := _plan
	ends := graph.ends(["var.no_such"], choice.of_output([["m", null]])) with input as plan
	ends == {["dead", "no_such"]}
}

test_a_module_as_a_whole_may_be_any_of_its_outputs if {
	ends := _ends(["module.m"])
	ends == {
		["one", "aws_iam_policy", "arn", "module.m.aws_iam_policy.p"],
		["one", "aws_iam_policy", "arn", "aws_iam_policy.one"],
		["known"], ["null"], ["dead", "no_such"],
	}
}

test_what_is_written_twice_may_be_an_alternative if {
	texts := ["aws_iam_policy.one.arn", "aws_iam_policy.one", "aws_iam_policy.one.arn", "aws_iam_policy.one"]
	_ends(texts) == {["one", "aws_iam_policy", "arn", "aws_iam_policy.one"], ["known"]}
}

# A block that has no instances.
_without_instances(complete) := object.union(
	given.with_modules([given.user("u")], {}),
	{
		"complete": complete,
		"configuration": {"root_module": {"resources": [given.written(given.policy("p", given.work))]}},
	},
)

test_a_block_without_instances_gives_nothing_in_a_whole_plan if {
	texts := ["aws_iam_policy.p[0].arn", "aws_iam_policy.p[0]", "aws_iam_policy.p"]
	whole := graph.ends(texts, choice.of_output([])) with input as _without_instances(true)
	whole == {["none"]}
	part := graph.ends(texts, choice.of_output([])) with input as _without_instances(false)
	part == {["dead", "aws_iam_policy.p[0].arn"]}
	any := graph.ends(["aws_iam_policy.p"], choice.of_output([])) with input as _without_instances(true)
	any == {["none"]}
}

test_a_single_instance_needs_no_key if {
	plan := given.plan([object.union(given.policy("p", given.work), {"index": 0})])
	ends := graph.ends(["aws_iam_policy.p"], choice.of_output([])) with input as plan
	ends == {["one", "aws_iam_policy", "", "aws_iam_policy.p[0]"]}
}
