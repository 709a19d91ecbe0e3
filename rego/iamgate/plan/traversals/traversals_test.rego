package iamgate.plan.traversals_test

import data.iamgate.plan.traversals

test_the_prefixes_of_a_reference_say_nothing if {
	traversals.whole([]) == {}
	traversals.whole(["var.x"]) == {"var.x": 1}
	traversals.whole(["aws_iam_policy.p.arn", "aws_iam_policy.p"]) == {"aws_iam_policy.p.arn": 1}
	traversals.whole([`aws_iam_policy.p["a.b"].arn`, `aws_iam_policy.p["a.b"]`, "aws_iam_policy.p"]) == {
		`aws_iam_policy.p["a.b"].arn`: 1,
	}
	traversals.whole(["var.o.a.b", "var.o.a", "var.o"]) == {"var.o.a.b": 1}
}

test_two_references_are_two if {
	traversals.whole(["aws_iam_policy.p", "each.key"]) == {"aws_iam_policy.p": 1, "each.key": 1}
}

test_a_prefix_that_is_written_itself_counts if {
	# p["a"].arn or p[each.key].arn
	traversals.whole([`x.p["a"].arn`, `x.p["a"]`, "x.p", "x.p", "each.key"]) == {
		`x.p["a"].arn`: 1,
		"x.p": 1,
		"each.key": 1,
	}
}

test_what_is_written_twice_counts_twice if {
	traversals.whole(["x.p.id", "x.p", "x.q.id", "x.q", "x.p.id", "x.p"]) == {"x.p.id": 2, "x.q.id": 1}
}

test_an_instance_of_a_module_does_not_list_the_module if {
	traversals.whole([`module.m["a"].out`, `module.m["a"]`]) == {`module.m["a"].out`: 1}
	traversals.whole([`module.m["a"]`, "module.m"]) == {`module.m["a"]`: 1, "module.m": 1}
	traversals.whole(["module.m.out", "module.m"]) == {"module.m.out": 1}
}

_resource(text, name, key, attribute) := {
	"text": text, "times": 1, "kind": "resource",
	"type": "aws_iam_policy", "name": name, "block": concat(".", ["aws_iam_policy", name]),
	"indexed": key != null, "key": key, "attribute": attribute,
}

test_references_to_resources_are_read if {
	traversals.read(["aws_iam_policy.p.arn", "aws_iam_policy.p"]) == {_resource("aws_iam_policy.p.arn", "p", null, "arn")}
	traversals.read(["aws_iam_policy.p[0]"]) == {_resource("aws_iam_policy.p[0]", "p", 0, "")}
	traversals.read([`aws_iam_policy.p["a.b]"].arn`]) == {_resource(`aws_iam_policy.p["a.b]"].arn`, "p", "a.b]", "arn")}
}

_kinds(texts) := {[ref.kind, object.get(ref, "name", ""), object.get(ref, "attribute", "")] |
	some ref in traversals.read(texts)
}

test_every_reference_has_a_kind if {
	_kinds(["var.x"]) == {["var", "x", ""]}
	_kinds([`module.m["k"].out`]) == {["module", "m", "out"]}
	_kinds(["each.key"]) == {["own", "", ""]}
	_kinds(["count.index"]) == {["own", "", ""]}
	_kinds(["each.value"]) == {["value", "", ""]}
	_kinds(["each.value.arn", "each.value"]) == {["value", "", "arn"]}
	_kinds(["local.x"]) == {["dead", "x", ""]}
	_kinds(["data.aws_iam_policy.p"]) == {["dead", "", ""]}
	_kinds(["data.aws_iam_policy_document.d.json"]) == {["data", "", "json"]}
	_kinds(["path.module"]) == {["known", "module", ""]}
	_kinds(["nonsense"]) == {["dead", "", ""]}
}
