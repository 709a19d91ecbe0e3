package iamgate.plan.reads_test

import data.iamgate.plan.reads

_block := "aws_iam_policy_document.d"

_entry(changes) := object.union(
	{
		"address": "data.aws_iam_policy_document.d", "mode": "data", "type": "aws_iam_policy_document", "name": "d",
		"change": {"actions": ["read"], "before": null, "after": {"statement": []}, "after_unknown": {"json": true}},
	},
	changes,
)

_plan(entries) := {
	"format_version": "1.2", "resource_changes": entries,
	"configuration": {"root_module": {
		"resources": [
			{"mode": "managed", "type": "aws_iam_policy_document", "name": "d"},
			{"mode": "data", "type": "aws_iam_policy_document", "name": "d", "expressions": {"statement": []}},
		],
		"module_calls": {"m": {"module": {}}},
	}},
}

test_documents_go_by_module_block_and_key if {
	reads.of == {
		[[], _block, 0]: {"value": {"statement": []}, "unknown": {"json": true}, "sensitive": false},
		[[["m", "k"]], _block, null]: {"value": {"statement": []}, "unknown": {"json": true}, "sensitive": false},
	} with input as _plan([
		_entry({"index": 0}),
		_entry({"module_address": `module.m["k"]`}),
		_entry({"mode": "managed"}),
		_entry({"type": "aws_iam_role"}),
	])
}

test_a_plan_that_does_not_say_what_is_unknown_says_nothing if {
	entry := object.union(object.remove(_entry({}), ["change"]), {"change": {"actions": ["read"], "after": {}}})
	reads.of[[[], _block, null]].unknown == {"statement": true} with input as _plan([entry])
}

test_the_document_that_is_meant if {
	one := _plan([_entry({})])
	reads.chosen([[], _block], []) == [[], _block, null] with input as one
	reads.chosen([[], _block], ["k"]) == [[], _block, "k"] with input as one
	not reads.chosen([[], _block], []) with input as _plan([_entry({"index": 0}), _entry({"index": 1})])
}

test_what_was_written_for_a_document if {
	reads.written([[], _block, 0]).expressions == {"statement": []} with input as _plan([_entry({})])
}
