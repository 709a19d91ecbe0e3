package iamgate.plan.merging_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.plan.merging
import data.iamgate.plan.taken

_ref(name) := [[], concat(".", ["aws_iam_policy_document", name]), null]

_read(name, after, marks) := {
	"address": concat(".", ["data.aws_iam_policy_document", name]), "mode": "data",
	"type": "aws_iam_policy_document", "name": name,
	"change": {"actions": ["read"], "before": null, "after": after, "after_unknown": object.union({"json": true}, marks)},
}

_block(name, expressions) := {"mode": "data", "type": "aws_iam_policy_document", "name": name, "expressions": expressions}

_statement(sid, action) := {"sid": sid, "effect": "Allow", "actions": [action], "resources": ["*"]}

_plan(entries, blocks) := object.union(fixture.plan(entries), {"configuration": fixture.configured(blocks)})

# [action, sid, out] of each statement of a document.
_shown(name, plan, reading) := [[item.raw.Action, item.sid, item.out] | some item in items] if {
	items := merging.of[_ref(name)] with input as {"plan": plan, "iamgate": {"reading": reading}}
}

_text(statements) := json.marshal({"Version": "2012-10-17", "Statement": statements})

_known := {"Sid": "A", "Effect": "Allow", "Action": "sqs:*", "Resource": "*"}

test_sources_come_first_and_overrides_last if {
	entry := _read(
		"d", {
			"source_policy_documents": [_text([_known]), ""],
			"override_json": _text({"Effect": "Allow", "Action": "sns:*", "Resource": "*"}),
			"statement": [_statement("B", "s3:*")],
		},
		{},
	)
	_shown("d", _plan([entry], []), "worst") == [["sqs:*", "A", false], [["s3:*"], "B", false], ["sns:*", "", false]]
}

test_a_statement_with_the_same_sid_takes_the_place if {
	entry := _read(
		"d", {
			"source_policy_documents": [_text([_known, object.union(_known, {"Sid": "Z"})])],
			"statement": [_statement("A", "s3:*")],
		},
		{},
	)
	_shown("d", _plan([entry], []), "worst") == [[["s3:*"], "A", false], ["sqs:*", "Z", false]]
}

_taking(part, elements) := _read("outer", {part: elements, "statement": [_statement("A", "s3:*")]}, {part: [true]})

_inner := _read("inner", {"statement": [_statement("A", "ec2:*")]}, {})

_referring(part) := _block("outer", {part: {"references": [
	"data.aws_iam_policy_document.inner.json", "data.aws_iam_policy_document.inner",
]}})

test_a_document_that_is_read_later_too_is_followed if {
	every part, shown in {
		"source_policy_documents": [[["s3:*"], "A", false]],
		"override_policy_documents": [[["ec2:*"], "A", false]],
	} {
		plan := _plan([_taking(part, [null]), _inner], [_referring(part), _block("inner", {})])
		_shown("outer", plan, "worst") == shown
	}
}

test_the_expressions_of_the_configuration_say_which_is_which if {
	part := "override_policy_documents"
	both := _read("outer", {part: [null, _text(_known), null], "statement": []}, {part: [true, false, true]})
	other := _read("other", {"statement": [_statement("A", "iam:*")]}, {})
	written := {"data.aws_iam_policy_document.outer": {part: {"text": "[data.aws_iam_policy_document.other.json, local.known, data.aws_iam_policy_document.inner.json]"}}}
	items := merging.of[_ref("outer")] with input as {
		"plan": _plan([both, other, _inner], []),
		"iamgate": {"expressions": written},
	}
	[item.raw.Action | some item in items] == [["ec2:*"]]
}

test_what_cannot_be_followed_may_be_anything if {
	part := "source_policy_documents"
	plan := _plan([_taking(part, [null])], [_block("outer", {part: {"references": ["local.doc"]}})])
	_shown("outer", plan, "worst") == [["*", "", false], [["s3:*"], "A", false]]
	whole := _plan([_read("outer", {"statement": []}, {part: true})], [])
	_shown("outer", whole, "best") == [["*", "", false]]
	two := _plan([_read("outer", {part: [null, null]}, {part: [true, true]}), _inner], [_referring(part)])
	count(_shown("outer", two, "worst")) == 2
}

test_under_strict_no_reference_is_followed if {
	plan := _plan([_taking("source_policy_documents", [null]), _inner], [_referring("source_policy_documents")])
	items := merging.of[_ref("outer")] with input as {"plan": plan, "iamgate": {"strict": true}}
	items[0].raw.Action == "*"
}

test_an_override_that_is_unknown_may_take_the_place_of_any_statement_with_a_sid if {
	part := "override_policy_documents"
	guard := object.union(_statement("Guard", "*"), {"effect": "Deny"})
	entry := _read("outer", {part: [null], "statement": [guard, _statement("A", "s3:*"), _statement(null, "sqs:*")]}, {part: [true]})
	plan := _plan([entry], [_block("outer", {})])
	_shown("outer", plan, "worst") == [[["*"], "Guard", true], [["s3:*"], "A", false], [["sqs:*"], "", false], ["*", "", false]]
	_shown("outer", plan, "best") == [[["*"], "Guard", false], [["s3:*"], "A", true], [["sqs:*"], "", false], ["*", "", false]]
}

test_a_statement_with_an_unknown_sid_may_be_replaced if {
	hidden := object.union(_statement(null, "s3:*"), {"effect": "Deny"})
	entry := _read("d", {"statement": [hidden], "override_json": _text([_known])}, {"statement": [{"sid": true}]})
	_shown("d", _plan([entry], []), "worst")[0] == [["s3:*"], "", true]
}

test_documents_are_followed_three_levels_deep if {
	names := ["a", "b", "c", "d", "e"]
	part := "source_policy_documents"
	entries := array.concat(
		[_read(name, {part: [null], "statement": []}, {part: [true]}) | some name in names],
		[_read("f", {"statement": [_statement("F", "s3:*")]}, {})],
	)
	next := {"a": "b", "b": "c", "c": "d", "d": "e", "e": "f"}
	blocks := [_block(name, {part: {"references": [
		concat("", ["data.aws_iam_policy_document.", next[name], ".json"]),
		concat("", ["data.aws_iam_policy_document.", next[name]]),
	]}}) |
		some name in names
	]
	_shown("c", _plan(entries, blocks), "worst") == [[["s3:*"], "F", false]]
	_shown("a", _plan(entries, blocks), "worst") == [["*", "", false]]
}

test_an_unknown_number_of_statements_may_be_anything if {
	_shown("d", _plan([_read("d", {"statement": [null]}, {})], []), "best") == [["*", "", false]]
	_shown("d", _plan([_read("d", {}, {"statement": true})], []), "best") == [["*", "", false]]
	_shown("d", _plan([_read("d", {}, {})], []), "best") == []
}

test_what_takes_in_something_sensitive_is_sensitive if {
	secret := object.union(object.remove(_inner, ["change"]), {"change": object.union(_inner.change, {"after_sensitive": {"statement": [{"resources": [true]}]}})})
	part := "source_policy_documents"
	plan := _plan([_taking(part, [null]), secret, _read("other", {"statement": []}, {})], [_referring(part)])
	taken.sensitive == {_ref("outer"), _ref("inner")} with input as plan
}

test_what_unknown_parts_are_written_with_is_looked_at if {
	task := fixture.unknown("aws_iam_role", "task", {"name": "task", "path": "/"}, {"arn": true})
	statement := {
		"actions": ["iam:PassRole"], "resources": [null],
		"principals": [{"type": "AWS", "identifiers": [null]}],
	}
	refers := {"references": ["aws_iam_role.task.arn", "aws_iam_role.task"]}
	entry := _read("d", {"statement": [statement]}, {"statement": [{"resources": [true], "principals": [{"identifiers": [true]}]}]})
	plan := _plan([task, entry], [
		fixture.block("aws_iam_role", "task", {}),
		_block("d", {"statement": [{"resources": refers, "principals": [{"identifiers": refers}]}]}),
	])
	[item] := merging.of[_ref("d")] with input as plan
	item.raw.Resource == ["arn:*:iam::*:role/task*"]
	item.raw.Principal == {"AWS": ["arn:aws:iam::123456789012:role/task"]}
}

test_the_latest_version_of_all_documents if {
	old := {"version": "2008-10-17", "statement": []}
	taking := object.union(old, {"override_json": json.marshal({"Version": "2012-10-17", "Statement": []})})
	_version(_plan([_read("d", old, {})], []), "worst") == "2008-10-17"
	_version(_plan([_read("d", taking, {})], []), "worst") == "2012-10-17"
	nothing := _plan([_read("d", object.union(old, {"override_policy_documents": [null]}), {"override_policy_documents": [true]})], [])
	_version(nothing, "worst") == "2008-10-17"
	within := _plan(
		[_read("d", object.union(old, {"override_policy_documents": [null]}), {"override_policy_documents": [true]}), _read("e", {"statement": []}, {})],
		[_block("d", {"override_policy_documents": {"references": ["data.aws_iam_policy_document.e.json", "data.aws_iam_policy_document.e"]}})],
	)
	_version(within, "worst") == "2012-10-17"
}

_version(plan, reading) := found if {
	found := taken.version[[[], "aws_iam_policy_document.d", null]] with input as {"plan": plan, "iamgate": {"reading": reading}}
}

test_variables_of_a_version_that_is_open_are_unsure if {
	part := "override_policy_documents"
	of_home := object.union(_statement(null, "s3:*"), {"resources": ["arn:aws:s3:::home-&{aws:username}/*"]})
	old := {"version": "2008-10-17", "statement": [of_home], part: [null]}
	merging.unsure == {_ref("d")} with input as _plan([_read("d", old, {part: [true]})], [])
	merging.unsure == {_ref("d")} with input as _plan([_read("d", {"statement": [of_home]}, {"version": true})], [])
	merging.unsure == set() with input as _plan([_read("d", object.union(old, {"version": null}), {part: [true]})], [])
	plain := object.union(old, {"statement": [_statement(null, "s3:*")]})
	merging.unsure == set() with input as _plan([_read("d", plain, {part: [true]})], [])
}
