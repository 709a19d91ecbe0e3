package iamgate.plan.expressions_test

import data.iamgate.plan.expressions

_at := [["m", "k"]]

_block := "aws_iam_policy_document.d"

_read(address, index) := object.union(
	{
		"address": "", "module_address": address, "mode": "data", "type": "aws_iam_policy_document", "name": "d",
		"change": {"actions": ["read"], "before": null, "after": {"statement": []}, "after_unknown": {"json": true}},
	},
	index,
)

_policy := {
	"address": `module.m["k"].aws_iam_policy.p`, "module_address": `module.m["k"]`,
	"mode": "managed", "type": "aws_iam_policy", "name": "p",
	"change": {"actions": ["create"], "before": null, "after": {"name": "p"}, "after_unknown": {"policy": true}},
}

_entries := [
	_policy, _read("", {}), _read(`module.m["k"]`, {}),
	_read("", {"name": "many", "index": "k"}), _read("", {"name": "many", "index": "other"}),
]

_text(text) := {"text": text, "file": "main.tf", "line": 1}

# What each name is written with, and what an attribute of the policy in the module is found to be.
_found(text, written) := document if {
	document := expressions.document(_resource, {"attribute": "policy", "name": null}) with input as {
		"plan": {
			"format_version": "1.2", "resource_changes": _entries,
			"configuration": {"root_module": {"module_calls": {"m": {"module": {}}}}},
		},
		"iamgate": {"expressions": object.union(written, {"module.m.aws_iam_policy.p": {"policy": _text(text)}})},
	}
}

_resource := {"at": _at, "type": "aws_iam_policy", "name": "p", "index": null}

test_a_document_of_the_own_module if {
	_found("data.aws_iam_policy_document.d.json", {}) == [_at, _block, null]
	_found(`"${data.aws_iam_policy_document.d.json}"`, {}) == [_at, _block, null]
	_found("data.aws_iam_policy_document.d.minified_json", {}) == [_at, _block, null]
}

test_anything_around_it_is_something_else if {
	not _found(`replace(data.aws_iam_policy_document.d.json, "Deny", "Allow")`, {})
	not _found(`"${data.aws_iam_policy_document.d.json} "`, {})
	not _found("data.aws_iam_policy_document.d.id", {})
	not _found("local.unwritten", {})
}

test_through_a_local_and_a_variable if {
	_found("local.doc", {
		"module.m": {"local.doc": _text("var.document")},
		"": {"module.m.document": _text("data.aws_iam_policy_document.d.json")},
	}) == [[], _block, null]
	_found("var.document", {"": {"module.m.document": _text("data.aws_iam_policy_document.many[each.key].json")}}) == [[], "aws_iam_policy_document.many", "k"]
}

test_through_an_output if {
	_found("var.document", {
		"": {"module.m.document": _text(`module.m["k"].json`)},
		"module.m": {"output.json": _text("data.aws_iam_policy_document.d.json")},
	}) == [_at, _block, null]
}

test_a_module_without_keys if {
	found := expressions.document(
		{"at": [], "type": "aws_iam_policy", "name": "p", "index": null},
		{"attribute": "policy", "name": null},
	) with input as {
		"plan": {
			"format_version": "1.2", "resource_changes": [_read("module.m", {})],
			"configuration": {"root_module": {"module_calls": {"m": {"module": {}}}}},
		},
		"iamgate": {"expressions": {
			"aws_iam_policy.p": {"policy": _text("module.m.json")},
			"module.m": {"output.json": _text("data.aws_iam_policy_document.d.json")},
		}},
	}
	found == [[["m", null]], _block, null]
}

test_an_expression_that_is_too_long_is_none if {
	not _found("local.doc", {"module.m": {"local.doc": {"text": null, "file": "main.tf", "line": 1}}})
}

test_the_key_of_the_own_instance if {
	found := expressions.document(
		{"at": [], "type": "aws_iam_policy", "name": "p", "index": "other"},
		{"attribute": "policy", "name": null},
	) with input as {
		"plan": {"format_version": "1.2", "resource_changes": _entries},
		"iamgate": {"expressions": {"aws_iam_policy.p": {"policy": _text("data.aws_iam_policy_document.many[each.key].json")}}},
	}
	found == [[], "aws_iam_policy_document.many", "other"]
}

_inline(written, name) := found if {
	found := expressions.document(
		{"at": [], "type": "aws_iam_role", "name": "r", "index": null},
		{"attribute": "inline_policy[0].policy", "name": name},
	) with input as {
		"plan": {"format_version": "1.2", "resource_changes": _entries},
		"iamgate": {"expressions": {"aws_iam_role.r": written}},
	}
}

test_inline_policies_go_by_their_names if {
	_inline({"inline_policy.policy": _text("data.aws_iam_policy_document.d.json")}, null) == [[], _block, null]
	several := {
		"inline_policy[0].name": _text(`"a"`), "inline_policy[0].policy": _text("local.a"),
		"inline_policy[1].name": _text(`"b"`), "inline_policy[1].policy": _text("data.aws_iam_policy_document.d.json"),
	}
	_inline(several, "b") == [[], _block, null]
	not _inline(several, "a")
}

test_the_documents_of_a_list if {
	found := expressions.listed([[], _block, null], "source_policy_documents", 2) with input as {
		"plan": {
			"format_version": "1.2", "resource_changes": _entries,
			"configuration": {"root_module": {"module_calls": {"m": {"module": {}}}}},
		},
		"iamgate": {"expressions": {
			"data.aws_iam_policy_document.d": {"source_policy_documents": _text(`[
			local.text, module.m["k"].json,
		]`)},
			"module.m": {"output.json": _text("data.aws_iam_policy_document.d.json")},
		}},
	}
	found == [null, [_at, _block, null]]
}

test_there_is_a_configuration_or_none if {
	expressions.present with input as {"iamgate": {"expressions": {"a": {}}}}
	not expressions.present with input as {}
}

test_elements_with_commas_cannot_be_told_apart if {
	not expressions.listed([[], _block, null], "source_policy_documents", 2) with input as {
		"plan": {"format_version": "1.2", "resource_changes": _entries},
		"iamgate": {"expressions": {"data.aws_iam_policy_document.d": {"source_policy_documents": _text("[merge(local.a, data.aws_iam_policy_document.d.json, local.b), local.c]")}}},
	}
}
