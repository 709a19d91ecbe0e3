package iamgate.plan.narrowed_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.plan.narrowed

_ref := [[], "aws_iam_policy_document.d", null]

_statement(resources) := {"actions": ["iam:PassRole"], "resources": resources}

_read(statements) := {
	"address": "data.aws_iam_policy_document.d", "mode": "data", "type": "aws_iam_policy_document", "name": "d",
	"change": {"actions": ["read"], "before": null, "after": {"statement": statements}, "after_unknown": {"json": true}},
}

_task := fixture.unknown("aws_iam_role", "task", {"name": "task", "path": "/apps/"}, {"arn": true})

_unnamed := fixture.unknown("aws_iam_role", "unnamed", {}, {"arn": true, "name": true, "path": true})

_plan(statements, blocks) := object.union(fixture.plan([_task, _unnamed, _read(statements)]), {"configuration": fixture.configured([
	fixture.block("aws_iam_role", "task", {}),
	{"mode": "data", "type": "aws_iam_policy_document", "name": "d", "expressions": {"statement": blocks}},
])})

_refers(texts) := {"resources": {"references": texts}}

_arn_of(block) := [concat("", [block, ".arn"]), block]

# What the unknown resources of the first statement may be, by JSON alone.
_by_references(nulls, texts) := found if {
	found := narrowed.resources(_ref, 0) with input as _plan([_statement(nulls)], [_refers(texts)])
}

test_the_arn_of_a_planned_role_may_go_on if {
	_by_references([null, "arn:aws:iam::111122223333:role/x"], _arn_of("aws_iam_role.task")) == ["arn:*:iam::*:role/apps/task*"]
	_by_references([null], _arn_of("aws_iam_role.unnamed")) == ["arn:*:iam::*:role/**"]
}

test_of_other_resources_the_service_is_known if {
	_by_references([null], _arn_of("aws_s3_bucket.b")) == ["arn:*:s3:**"]
	_by_references([null], _arn_of("aws_instance.i")) == ["**"]
}

test_more_unknown_elements_than_references_may_be_anything if {
	not _by_references([null, null], _arn_of("aws_iam_role.task"))
	not _by_references([null], ["aws_iam_role.task.id", "aws_iam_role.task"])
	not _by_references([null], ["local.arn"])
	not _by_references([null], [])
}

test_dynamic_blocks_leave_nothing_to_count if {
	plan := _plan([_statement([null]), _statement(["*"])], [_refers(_arn_of("aws_iam_role.task"))])
	not narrowed.resources(_ref, 0) with input as plan
}

# The same by what is written.
_by_text(name, statements, text) := found if {
	found := narrowed.resources(_ref, 0) with input as {
		"plan": _plan(statements, []),
		"iamgate": {"expressions": {"data.aws_iam_policy_document.d": {name: {"text": text, "file": "main.tf", "line": 1}}}},
	}
}

test_what_is_written_says_all if {
	one := [_statement([null])]
	_by_text("statement.resources", one, "[aws_iam_role.task.arn]") == ["arn:*:iam::*:role/apps/task"]
	_by_text("statement.resources", one, `["${aws_s3_bucket.b.arn}/*", "arn:aws:s3:::a"]`) == ["arn:*:s3:*/*"]
	_by_text("statement[0].resources", array.concat(one, one), "[aws_iam_role.unnamed.arn,]") == ["arn:*:iam::*:role/*"]
	_by_text("statement.resources", one, `[aws_iam_role.many["k"].arn]`) == ["arn:*:iam::*:role/*"]
}

test_what_is_written_in_another_way_may_be_anything if {
	one := [_statement([null])]
	not _by_text("statement.resources", one, `[replace(aws_iam_role.task.arn, "a", "b")]`)
	not _by_text("statement.resources", one, "var.arns")
	not _by_text("statement.resources", one, "[var.role.arn]")
	not _by_text("statement[1].resources", one, "[aws_iam_role.task.arn]")
}

test_dynamic_blocks_say_nothing if {
	not narrowed.resources(_ref, 0) with input as {
		"plan": _plan([_statement([null])], []),
		"iamgate": {"expressions": {"data.aws_iam_policy_document.d": {
			"statement.resources": {"text": "[aws_iam_role.task.arn]"},
			"dynamic.statement.content.resources": {"text": "[]"},
		}}},
	}
}

_alice := fixture.unknown("aws_iam_user", "alice", {"name": "alice", "path": "/team/"}, {"arn": true})

_trusting(blocks) := {"actions": ["sts:AssumeRole"], "principals": blocks}

_of(type, identifiers) := {"type": type, "identifiers": identifiers}

# What the unknown identifiers of the only statement are.
_principals(blocks, written, iamgate) := found if {
	plan := object.union(fixture.plan([_alice, _unnamed, _read([_trusting(blocks)])]), {"configuration": fixture.configured([
		fixture.block("aws_iam_user", "alice", {}),
		{"mode": "data", "type": "aws_iam_policy_document", "name": "d", "expressions": {"statement": [{"principals": written}]}},
	])})
	found := narrowed.principals(_ref, 0) with input as {"plan": plan, "iamgate": iamgate}
}

_user := [["AWS", "arn:aws:iam::123456789012:user/team/alice"]]

test_identifiers_are_the_users_whose_arns_they_are if {
	written := [{"identifiers": {"references": _arn_of("aws_iam_user.alice")}}]
	_principals([_of("AWS", ["arn:aws:iam::1:root", null]), _of("Service", ["a"])], written, {}) == _user
	not _principals([_of("AWS", [null]), _of("Service", [null])], written, {})
	not _principals([_of("AWS", [null, null])], written, {})
}

test_a_user_without_a_known_name_may_be_anybody if {
	not _principals([_of("AWS", [null])], [{"identifiers": {"references": _arn_of("aws_iam_role.unnamed")}}], {})
	not _principals([_of("AWS", [null])], [{"identifiers": {"references": _arn_of("aws_s3_bucket.b")}}], {})
}

test_identifiers_as_they_are_written if {
	_principals([_of("AWS", [null])], [], _text("[aws_iam_user.alice.arn]")) == _user
	not _principals([_of("AWS", [null])], [], _text(`["${aws_iam_user.alice.arn}x"]`))
	not _principals([_of("AWS", [null])], [], _text("[var.arn]"))
}

test_the_account_is_that_of_the_provider_where_it_is_known if {
	plan := object.union(fixture.plan([_alice, _read([_trusting([_of("AWS", [null])])])]), {"configuration": {
		"provider_config": {"aws": {"expressions": {"allowed_account_ids": {"constant_value": ["111122223333"]}}}},
		"root_module": {"resources": [
			fixture.block("aws_iam_user", "alice", {}),
			{"mode": "data", "type": "aws_iam_policy_document", "name": "d", "expressions": {"statement": [{"principals": [{"identifiers": {"references": _arn_of("aws_iam_user.alice")}}]}]}},
		]},
	}})
	narrowed.principals(_ref, 0) == [["AWS", "arn:aws:iam::111122223333:user/team/alice"]] with input as plan
}

_text(expression) := {"expressions": {"data.aws_iam_policy_document.d": {"statement.principals.identifiers": {"text": expression}}}}

test_identity_providers_are_known_by_their_names if {
	oidc := fixture.unknown("aws_iam_openid_connect_provider", "github", {"url": "https://token.actions.githubusercontent.com"}, {"arn": true})
	saml := fixture.unknown("aws_iam_saml_provider", "sso", {"name": "sso"}, {"arn": true})
	refers := array.concat(_arn_of("aws_iam_openid_connect_provider.github"), _arn_of("aws_iam_saml_provider.sso"))
	plan := object.union(fixture.plan([oidc, saml, _read([_trusting([_of("Federated", [null, null])])])]), {"configuration": fixture.configured([{
		"mode": "data", "type": "aws_iam_policy_document", "name": "d",
		"expressions": {"statement": [{"principals": [{"identifiers": {"references": refers}}]}]},
	}])})
	{pair | some pair in narrowed.principals(_ref, 0)} == {
		["Federated", "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"],
		["Federated", "arn:aws:iam::123456789012:saml-provider/sso"],
	} with input as plan
}
