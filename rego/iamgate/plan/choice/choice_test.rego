package iamgate.plan.choice_test

import data.iamgate.plan.choice
import data.iamgate.plan.given_test as given
import data.iamgate.plan.traversals

# What a reference to `aws_iam_policy.p` means at a carrier `aws_iam_user_policy_attachment.a`, by carrier key.
_chosen(keys_of_p, carriers, texts) := {address: found |
	policies := [{"block": "aws_iam_policy.p", "index": key, "after": {"name": "x"}} | some key in keys_of_p]
	attachments := [object.union({"block": "aws_iam_user_policy_attachment.a", "after": {}}, carrier) |
		some carrier in carriers
	]
	plan := given.plan(array.concat(policies, attachments))
	resources := data.iamgate.plan.changes.live with input as plan
	some address, resource in resources
	resource.type == "aws_iam_user_policy_attachment"
	refs := traversals.read(texts)
	some ref in refs
	ref.kind == "resource"
	site := choice.of_resource(resource) with input as plan
	found := choice.chosen(ref, refs, site) with input as plan
}

_indexed(keys) := [{"index": key} | some key in keys]

test_a_literal_key_is_meant if {
	texts := [`aws_iam_policy.p["a"].arn`, `aws_iam_policy.p["a"]`, "aws_iam_policy.p"]
	_chosen(["a", "b"], [{}], texts) == {"aws_iam_user_policy_attachment.a": ["a"]}
}

test_without_a_key_any_is_meant if {
	_chosen(["a", "b"], [{}], ["aws_iam_policy.p"]) == {"aws_iam_user_policy_attachment.a": []}
}

test_the_own_key_is_meant_where_both_blocks_have_the_same_keys if {
	_chosen(["a", "a-x"], _indexed(["a", "a-x"]), ["aws_iam_policy.p", "each.key"]) == {
		`aws_iam_user_policy_attachment.a["a"]`: ["a"],
		`aws_iam_user_policy_attachment.a["a-x"]`: ["a-x"],
	}
}

test_the_own_key_is_meant_where_no_other_resembles_it if {
	_chosen(["alice", "bob"], _indexed(["bob"]), ["aws_iam_policy.p", "each.key"]) == {
		`aws_iam_user_policy_attachment.a["bob"]`: ["bob"],
	}
}

test_a_key_that_resembles_another_may_be_part_of_it if {
	# p["${each.key}-guard"] looks the same.
	_chosen(["Bob", "bob-guard"], _indexed(["Bob"]), ["aws_iam_policy.p", "each.key"]) == {
		`aws_iam_user_policy_attachment.a["Bob"]`: [],
	}
	_chosen(["bob", "bob-guard"], _indexed(["bob-guard"]), ["aws_iam_policy.p", "each.key"]) == {
		`aws_iam_user_policy_attachment.a["bob-guard"]`: [],
	}
}

test_a_key_that_the_other_block_does_not_have_is_not_meant if {
	_chosen(["alice", "bob"], _indexed(["carol"]), ["aws_iam_policy.p", "each.key"]) == {
		`aws_iam_user_policy_attachment.a["carol"]`: [],
	}
}

test_numbers_are_meant_only_where_both_blocks_have_the_same if {
	# p[count.index + 1] looks the same.
	_chosen([0, 1], _indexed([0, 1]), ["aws_iam_policy.p", "count.index"]) == {
		"aws_iam_user_policy_attachment.a[0]": [0],
		"aws_iam_user_policy_attachment.a[1]": [1],
	}
	_chosen([0, 1, 2], _indexed([0, 1]), ["aws_iam_policy.p", "count.index"]) == {
		"aws_iam_user_policy_attachment.a[0]": [],
		"aws_iam_user_policy_attachment.a[1]": [],
	}
}

test_text_is_not_compared_with_numbers if {
	_chosen([0, "a"], _indexed(["a"]), ["aws_iam_policy.p", "each.key"]) == {
		`aws_iam_user_policy_attachment.a["a"]`: [],
	}
}

test_a_third_reference_may_choose_otherwise if {
	_chosen(["a", "b"], _indexed(["a", "b"]), ["aws_iam_policy.p", "each.key", "var.which"]) == {
		`aws_iam_user_policy_attachment.a["a"]`: [],
		`aws_iam_user_policy_attachment.a["b"]`: [],
	}
}

test_the_value_of_a_literal_map_is_read if {
	carriers := [
		{"index": "x", "for_each": {"constant_value": {"x": "bob", "y": "alice"}}},
		{"index": "y", "for_each": {"constant_value": {"x": "bob", "y": "alice"}}},
	]
	_chosen(["alice", "bob"], carriers, ["aws_iam_policy.p", "each.value"]) == {
		`aws_iam_user_policy_attachment.a["x"]`: ["bob"],
		`aws_iam_user_policy_attachment.a["y"]`: ["alice"],
	}
}

test_an_attribute_of_a_literal_map_is_read if {
	carrier := {"index": "x", "for_each": {"constant_value": {"x": {"policy": "bob"}}}}
	_chosen(["alice", "bob"], [carrier], ["aws_iam_policy.p", "each.value.policy", "each.value"]) == {
		`aws_iam_user_policy_attachment.a["x"]`: ["bob"],
	}
}

test_another_attribute_may_tell_the_value if {
	carrier := {
		"index": "x", "for_each": {"references": ["local.map"]},
		"after": {"user": "bob"}, "expressions": {"user": {"references": ["each.value"]}},
	}
	_chosen(["alice", "bob"], [carrier], ["aws_iam_policy.p", "each.value"]) == {
		`aws_iam_user_policy_attachment.a["x"]`: ["bob"],
	}
}

test_attributes_that_differ_do_not_tell_the_value if {
	carrier := {
		"index": "x", "for_each": {"references": ["local.map"]},
		"after": {"user": "bob", "id": "alice"},
		"expressions": {"user": {"references": ["each.value"]}, "id": {"references": ["each.value"]}},
	}
	_chosen(["alice", "bob"], [carrier], ["aws_iam_policy.p", "each.value"]) == {
		`aws_iam_user_policy_attachment.a["x"]`: [],
	}
}

test_a_function_of_literals_is_taken_for_a_set if {
	_chosen(["alice", "bob"], _indexed(["bob"]), ["aws_iam_policy.p", "each.value"]) == {
		`aws_iam_user_policy_attachment.a["bob"]`: ["bob"],
	}
}

test_a_map_that_the_plan_does_not_show_tells_nothing if {
	carrier := {"index": "bob", "for_each": {"references": ["local.map"]}}
	_chosen(["alice", "bob"], [carrier], ["aws_iam_policy.p", "each.value"]) == {
		`aws_iam_user_policy_attachment.a["bob"]`: [],
	}
}

test_too_many_keys_are_not_compared if {
	block := [[], "aws_iam_policy.p"]
	site := choice.of_output([])
	keys := {concat("", ["k", format_int(i + 1000, 10)]) | some i in numbers.range(1, 200)}
	more := union({keys, {"k1000"}})
	many := {block: more}
	few := {block: more - {"k1001"}}
	not choice.certain("k1000", block, site) with data.iamgate.plan.instances.keys as many
	choice.certain("k1000", block, site) with data.iamgate.plan.instances.keys as few
}
