package iamgate.plan.documents_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.plan.documents
import data.iamgate.plan.given_test as given

_user_policy(after, unknown) := {
	"block": "aws_iam_user_policy.p", "after": object.union({"name": "p", "user": "u"}, after), "unknown": unknown,
}

_read(parts) := object.keys(read) if read := documents.read with input as given.plan(parts)

_unknown(parts) := object.keys(unknown) if unknown := documents.unknown with input as given.plan(parts)

_malformed(parts) := malformed if malformed := documents.malformed with input as given.plan(parts)

test_a_document_is_read if {
	plan := given.plan([_user_policy({"policy": given.text(given.work)}, {})])
	documents.read == {"aws_iam_user_policy.p#policy": {
		"address": "aws_iam_user_policy.p", "view": "after", "attribute": "policy",
		"kind": "identity", "sensitive": false,
		"statements": [{
			"index": 0, "sid": null, "effect": "Allow",
			"actions": {"not": false, "patterns": ["ec2:*"]}, "resources": {"not": false, "patterns": ["*"]},
			"atoms": [], "variables": true, "principals": null,
		}],
	}} with input as plan
	documents.unknown == {} with input as plan
	documents.malformed == {} with input as plan
}

test_every_carrier_is_read if {
	document := given.text(given.work)
	_read([
		{"block": "aws_iam_policy.p", "after": {"name": "p", "policy": document}},
		{"block": "aws_iam_group_policy.p", "after": {"name": "p", "group": "g", "policy": document}},
		{"block": "aws_iam_role_policy.p", "after": {"name": "p", "role": "r", "policy": document}},
		given.role("r"),
	]) == {
		"aws_iam_policy.p#policy", "aws_iam_group_policy.p#policy",
		"aws_iam_role_policy.p#policy", "aws_iam_role.r#assume_role_policy",
	}
}

test_an_unknown_document_is_not_read if {
	parts := [_user_policy({}, {"policy": true})]
	_read(parts) == set()
	_unknown(parts) == {"aws_iam_user_policy.p#policy"}
	_malformed(parts) == {}
}

test_a_missing_document_is_not_an_empty_one if {
	parts := [_user_policy({"policy": null}, {})]
	_read(parts) == set()
	_unknown(parts) == {"aws_iam_user_policy.p#policy"}
}

test_what_is_no_policy_is_malformed if {
	problems := {
		{}: "not-text", 5: "not-text", [given.text(given.work)]: "not-text",
		"": "not-json", "nonsense": "not-json", "{": "not-json",
		"false": "not-an-object", "null": "not-an-object", "[]": "not-an-object", `"{}"`: "not-an-object",
	}
	every policy, problem in problems {
		_malformed([_user_policy({"policy": policy}, {})]) == {"aws_iam_user_policy.p#policy": {problem}}
	}
}

test_text_after_a_document_makes_it_malformed if {
	every tail in [" x", "{}", ",{}", "] [", "}{", `,"it":{}`, "} {"] {
		text := concat("", [given.text(given.guard), tail])
		_malformed([_user_policy({"policy": text}, {})]) == {"aws_iam_user_policy.p#policy": {"not-json"}}
	}
}

test_a_document_may_have_space_around_it if {
	text := concat("", ["\n ", given.text(given.work), "\n"])
	_read([_user_policy({"policy": text}, {})]) == {"aws_iam_user_policy.p#policy"}
}

test_a_malformed_document_is_not_read if {
	parts := [_user_policy({"policy": "{}"}, {})]
	_read(parts) == set()
	_malformed(parts) == {"aws_iam_user_policy.p#policy": {"no-statement"}}
}

test_what_the_harness_marks_is_malformed if {
	plan := given.plan([_user_policy({"policy": given.text(given.work)}, {})])
	mark := {"address": "aws_iam_user_policy.p", "attribute": "policy", "problem": "duplicate-key"}
	documents.malformed == {"aws_iam_user_policy.p#policy": {"duplicate-key"}} with input as {
		"plan": plan,
		"iamgate": {"marks": [mark]},
	}
}

test_a_sensitive_document_is_read_and_says_so if {
	part := object.union(_user_policy({"policy": given.text(given.work)}, {}), {"after_sensitive": {"policy": true}})
	read := documents.read with input as given.plan([part])
	read["aws_iam_user_policy.p#policy"].sensitive
}

_role(after, unknown, expressions) := object.union(
	given.role("r"),
	{"after": after, "unknown": unknown, "expressions": expressions},
)

_trust := "aws_iam_role.r#assume_role_policy"

test_inline_blocks_of_a_role_are_documents if {
	blocks := [{"name": "a", "policy": given.text(given.work)}, {"name": "b"}, {"name": "c", "policy": "x"}]
	parts := [_role({"inline_policy": blocks}, {"inline_policy": [{}, {"policy": true}, {}]}, {})]
	_read(parts) == {_trust, "aws_iam_role.r#inline_policy[0].policy"}
	_unknown(parts) == {"aws_iam_role.r#inline_policy[1].policy"}
	_malformed(parts) == {"aws_iam_role.r#inline_policy[2].policy": {"not-json"}}
}

test_an_empty_block_says_that_there_is_none if {
	parts := [_role({"inline_policy": [{"name": "", "policy": ""}, {"name": null, "policy": null}, {}]}, {}, {})]
	_read(parts) == {_trust}
	_unknown(parts) == set()
	_malformed(parts) == {}
}

test_a_named_block_without_a_policy_hides_one if {
	_unknown([_role({"inline_policy": [{"name": "a"}]}, {}, {})]) == {"aws_iam_role.r#inline_policy[0].policy"}
}

test_a_block_that_is_unknown_as_a_whole_hides_one if {
	every block in [null, {}] {
		unknown := _unknown([_role({"inline_policy": [block]}, {"inline_policy": [true]}, {})])
		unknown == {"aws_iam_role.r#inline_policy[0].policy"}
	}
}

test_what_is_no_block_is_malformed if {
	_malformed([_role({"inline_policy": ["{}"]}, {}, {})]) == {"aws_iam_role.r#inline_policy[0].policy": {"not-text"}}
	_malformed([_role({"inline_policy": {"name": "a"}}, {}, {})]) == {"aws_iam_role.r#inline_policy": {"not-text"}}
}

test_unknown_blocks_that_nobody_wrote_are_none if {
	_unknown([_role({}, {"inline_policy": true}, {})]) == set()
}

test_unknown_blocks_that_somebody_wrote_hide_some if {
	_unknown([_role({}, {"inline_policy": true}, {"inline_policy": [{}]})]) == {"aws_iam_role.r#inline_policy"}
}

test_unknown_blocks_hide_some_where_no_configuration_can_tell if {
	plan := {"resource_changes": [given.change(_role({}, {"inline_policy": true}, {}))]}
	unknown := documents.unknown with input as plan
	object.keys(unknown) == {"aws_iam_role.r#inline_policy"}
}

test_sensitive_blocks_say_so if {
	role := _role({"inline_policy": [{"name": "a", "policy": "x"}]}, {}, {})
	part := object.union(role, {"after_sensitive": {"inline_policy": [{"policy": true}]}})
	positions := documents.positions with input as given.plan([part])
	positions["aws_iam_role.r#inline_policy[0].policy"] == {
		"address": "aws_iam_role.r", "view": "after", "attribute": "inline_policy[0].policy", "name": "a",
		"kind": "identity", "of_principal": true, "value": "x", "unknown": false, "sensitive": true,
	}
}

test_managed_documents_that_are_linked_are_read if {
	arn := "arn:aws:iam::aws:policy/Work"
	plan := given.plan([{"block": "aws_iam_user_policy_attachment.a", "after": {"user": "u", "policy_arn": arn}}])
	managed := documents.managed with input as {"plan": plan, "iamgate": {"managed": {
		arn: given.work,
		"arn:aws:iam::aws:policy/Other": given.work,
	}}}
	object.keys(managed) == {arn}
	managed[arn].statements[0].effect == "Allow"
	documents.managed == {} with input as {"plan": plan, "iamgate": {"managed": {}}}
}

test_what_is_made_of_a_sensitive_variable_is_sensitive if {
	plan := object.union(fixture.plan([fixture.planned_alice, _reading("p", "arn:aws:s3:::hidden/*"), _reading("q", "arn:aws:s3:::a/*"), _reading("r", "arn:aws:s3:::<b>/*")]), {
		"configuration": {"root_module": {"variables": {"bucket": {"sensitive": true}, "other": {}, "short": {"sensitive": true}}}},
		"variables": {"bucket": {"value": ["hidden", "<b>/"]}, "other": {"value": "s3"}, "short": {"value": "s3"}},
	})
	documents.sensitive == {"aws_iam_user_policy.p#policy", "aws_iam_user_policy.r#policy"} with input as plan
	documents.read["aws_iam_user_policy.p#policy"].sensitive with input as plan
}

_reading(name, resource) := fixture.inline(name, "alice", [fixture.allow("s3:GetObject", resource)])
