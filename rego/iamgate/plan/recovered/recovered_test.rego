package iamgate.plan.recovered_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.plan.documents
import data.iamgate.plan.recovered

_policy := fixture.unknown("aws_iam_policy", "p", {"name": "p"}, {"policy": true})

_role := fixture.unknown("aws_iam_role", "r", {"name": "r"}, {"assume_role_policy": true})

_read(after, marks) := {
	"address": "data.aws_iam_policy_document.d", "mode": "data", "type": "aws_iam_policy_document", "name": "d",
	"change": {"actions": ["read"], "before": null, "after": after, "after_unknown": object.union({"json": true}, marks)},
}

_refers := {"references": ["data.aws_iam_policy_document.d.json", "data.aws_iam_policy_document.d"]}

_plan(after, marks) := object.union(fixture.plan([_policy, _role, _read(after, marks)]), {"configuration": fixture.configured([
	fixture.block("aws_iam_policy", "p", {"policy": _refers}),
	fixture.block("aws_iam_role", "r", {"assume_role_policy": _refers}),
	{
		"mode": "data", "type": "aws_iam_policy_document", "name": "d",
		"expressions": {"statement": [{"resources": {"references": [
			"aws_s3_bucket.b.arn", "aws_s3_bucket.b", "var.x", "local.y", "each.key",
		]}}]},
	},
])})

_statement := {"effect": "Deny", "actions": ["s3:*"], "resources": [null]}

_open := _plan({"statement": [_statement], "version": null}, {"statement": [{"resources": [true]}]})

test_a_document_with_an_unknown_part if {
	found := recovered.of["aws_iam_policy.p#policy"] with input as _open
	found == {
		"document": {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": ["s3:*"], "Resource": "*"}]},
		"out": {0},
		"open": true,
		"sensitive": false,
	}
	recovered.any_open with input as _open
	recovered.hiding("aws_iam_policy.p#policy") == ["aws_s3_bucket.b.arn"] with input as _open
	recovered.name("aws_iam_policy.p#policy") == "data.aws_iam_policy_document.d" with input as _open
}

test_a_document_that_is_known_after_all if {
	plan := _plan({"statement": [object.union(_statement, {"resources": ["*"]})], "version": "2008-10-17"}, {"statement": [{}]})
	found := recovered.of["aws_iam_policy.p#policy"] with input as plan
	[found.document.Version, found.out, found.open] == ["2008-10-17", set(), false]
	not recovered.any_open with input as plan
}

test_a_statement_that_may_be_anything_has_the_elements_of_its_kind if {
	plan := _plan({}, {"statement": true})
	found := {key: object.keys(document.document.Statement[0]) | some key, document in recovered.of} with input as plan
	found == {
		"aws_iam_policy.p#policy": {"Effect", "Action", "Resource"},
		"aws_iam_role.r#assume_role_policy": {"Effect", "Action", "Principal"},
	}
}

test_a_document_of_something_sensitive_is_sensitive if {
	secret := object.union(_open, {"resource_changes": [object.union(object.remove(entry, ["change"]), {"change": object.union(
		entry.change,
		{"after_sensitive": {"statement": [{"resources": [true]}]}},
	)}) |
		some entry in _open.resource_changes
	]})
	recovered.of["aws_iam_policy.p#policy"].sensitive with input as secret
	documents.sensitive["aws_iam_policy.p#policy"] with input as secret
	documents.sensitive == set() with input as _open
}

test_a_document_whose_variables_are_unsure_stays_unknown if {
	statement := object.union(_statement, {"resources": ["arn:aws:s3:::home-&{aws:username}/*"]})
	recovered.of == {} with input as _plan({"statement": [statement]}, {"version": true})
}
