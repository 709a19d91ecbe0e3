package iamgate.plan.origin_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.plan.origin

_ref := [[], "aws_iam_policy_document.d", null]

_read(changes) := object.union(
	{
		"address": "data.aws_iam_policy_document.d", "mode": "data", "type": "aws_iam_policy_document", "name": "d",
		"change": {"actions": ["read"], "before": null, "after": {"statement": []}, "after_unknown": {"json": true}},
	},
	changes,
)

_policy := fixture.unknown("aws_iam_policy", "p", {"name": "p"}, {"policy": true})

_key := "aws_iam_policy.p#policy"

_plan(references) := object.union(fixture.plan([_policy, _read({})]), {"configuration": fixture.configured([fixture.block("aws_iam_policy", "p", {"policy": {"references": references}})])})

_direct := ["data.aws_iam_policy_document.d.json", "data.aws_iam_policy_document.d"]

test_the_only_reference_is_taken_as_direct if {
	origin.of == {_key: _ref} with input as _plan(_direct)
	origin.assumed == {_key} with input as _plan(_direct)
	origin.of == {_key: _ref} with input as _plan([
		"data.aws_iam_policy_document.d.minified_json", "data.aws_iam_policy_document.d",
	])
}

test_another_reference_beside_it_is_not if {
	origin.of == {} with input as _plan(array.concat(_direct, ["path.module"]))
	origin.of == {} with input as _plan(array.concat(_direct, ["local.x"]))
	origin.of == {} with input as _plan(["data.aws_iam_policy_document.d.id", "data.aws_iam_policy_document.d"])
	origin.of == {} with input as _plan(["data.aws_iam_policy_document.other.json", "data.aws_iam_policy_document.other"])
}

test_under_strict_none_is if {
	origin.of == {} with input as {"plan": _plan(_direct), "iamgate": {"strict": true}}
}

test_the_expression_of_a_binary_plan_decides if {
	_with("data.aws_iam_policy_document.d.json") == {_key: _ref}
	_with(`replace(data.aws_iam_policy_document.d.json, "Deny", "Allow")`) == {}
	origin.assumed == set() with input as _input("data.aws_iam_policy_document.d.json")
}

_with(text) := found if {
	found := origin.of with input as _input(text)
}

_input(text) := {
	"plan": _plan(_direct),
	"iamgate": {"strict": true, "expressions": {"aws_iam_policy.p": {"policy": {"text": text, "file": "main.tf", "line": 1}}}},
}

test_inline_policies_are_told_apart_by_name if {
	role := fixture.unknown(
		"aws_iam_role", "r",
		{"name": "r", "inline_policy": [{"name": "one"}, {"name": "two"}]},
		{"inline_policy": [{"policy": true}, {"policy": true}]},
	)
	blocks := [
		{"name": {"constant_value": "two"}, "policy": {"references": _direct}},
		{"name": {"constant_value": "one"}, "policy": {"references": ["local.doc"]}},
	]
	plan := object.union(fixture.plan([role, _read({})]), {"configuration": fixture.configured([fixture.block("aws_iam_role", "r", {"inline_policy": blocks})])})
	origin.of == {"aws_iam_role.r#inline_policy[1].policy": _ref} with input as plan
}

test_a_single_block_needs_no_name if {
	role := fixture.unknown("aws_iam_role", "r", {"inline_policy": [{}]}, {"inline_policy": [{"name": true, "policy": true}]})
	plan := object.union(fixture.plan([role, _read({})]), {"configuration": fixture.configured([fixture.block("aws_iam_role", "r", {"inline_policy": [{"policy": {"references": _direct}}]})])})
	origin.of == {"aws_iam_role.r#inline_policy[0].policy": _ref} with input as plan
}

test_a_configuration_in_json_says_what_is_written if {
	_of_text("${data.aws_iam_policy_document.d.json}") == [{_key: _ref}, set()]
	_of_text(`${data.aws_iam_policy_document.d["k"].json}`) == [{}, set()]
	_of_text(`${replace(data.aws_iam_policy_document.d.json, "Deny", "Allow")}`) == [{}, set()]
}

_of_text(text) := found if {
	expression := {"references": _direct, "constant_value": text}
	plan := object.union(fixture.plan([_policy, _read({})]), {"configuration": fixture.configured([fixture.block("aws_iam_policy", "p", {"policy": expression})])})
	found := [origin.of, origin.assumed] with input as {"plan": plan, "iamgate": {"strict": true}}
}

_keyed(key) := object.union(_policy, {"address": sprintf("aws_iam_policy.p[%q]", [key]), "index": key})

_by_key(policy_keys, document_keys) := found if {
	plan := object.union(
		fixture.plan(array.concat([_keyed(key) | some key in policy_keys], [_read({"index": key}) | some key in document_keys])),
		{"configuration": fixture.configured([fixture.block("aws_iam_policy", "p", {"policy": {"references": [
			"data.aws_iam_policy_document.d", "each.key",
		]}})])},
	)
	found := origin.of with input as plan
}

test_the_document_with_the_own_key if {
	_by_key(["a", "b"], ["a", "b"]) == {
		`aws_iam_policy.p["a"]#policy`: [[], "aws_iam_policy_document.d", "a"],
		`aws_iam_policy.p["b"]#policy`: [[], "aws_iam_policy_document.d", "b"],
	}
	_by_key(["a"], ["a", "b"]) == {}
}
