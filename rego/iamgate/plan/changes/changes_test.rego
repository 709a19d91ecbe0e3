package iamgate.plan.changes_test

import data.iamgate.plan.changes
import data.iamgate.plan.given_test as given

_live(parts) := {address: [resource.value, resource.current] | some address, resource in resources} if {
	resources := changes.live with input as given.plan(parts)
}

test_what_is_created_and_what_stays_is_live if {
	entries := [
		{"block": "aws_iam_user.new", "after": {"name": "new"}},
		{"block": "aws_iam_user.old", "actions": ["no-op"], "before": {"name": "old"}, "after": {"name": "old"}},
		{"block": "aws_iam_user.gone", "actions": ["delete"], "before": {"name": "gone"}},
		{"block": "aws_s3_bucket.other", "after": {"bucket": "b"}},
	]
	_live(entries) == {
		"aws_iam_user.new": [{"name": "new"}, true],
		"aws_iam_user.old": [{"name": "old"}, true],
	}
}

test_data_sources_are_not_live if {
	plan := {"resource_changes": [{
		"address": "data.aws_iam_user.a", "mode": "data", "type": "aws_iam_user", "name": "a",
		"change": {"actions": ["read"], "before": null, "after": {"user_name": "a"}, "after_unknown": {}},
	}]}
	changes.live == {} with input as plan
}

test_a_live_resource_says_where_it_is if {
	part := {
		"block": "aws_iam_user.a", "index": "k", "module": `module.m["x.y"].module.n[0]`,
		"after": {"name": "a"}, "unknown": {"arn": true}, "after_sensitive": {"name": true}, "actions": ["update"],
		"before": {"name": "a"},
	}
	changes.live == {`module.m["x.y"].module.n[0].aws_iam_user.a["k"]`: {
		"address": `module.m["x.y"].module.n[0].aws_iam_user.a["k"]`,
		"view": "after",
		"at": [["m", "x.y"], ["n", 0]],
		"path": "m/n",
		"type": "aws_iam_user",
		"block": "aws_iam_user.a",
		"name": "a",
		"index": "k",
		"value": {"name": "a"},
		"unknown": {"arn": true},
		"sensitive": {"name": true},
		"current": true,
		"changing": true,
	}} with input as given.plan([part])
}

test_a_forgotten_object_stays_live if {
	_live([{"block": "aws_iam_user.a", "actions": ["forget"], "before": {"name": "a"}}]) == {"aws_iam_user.a": [
		{"name": "a"},
		true,
	]}
}

test_a_forgotten_object_keeps_its_sensitive_values if {
	part := {
		"block": "aws_iam_user_policy.a", "actions": ["forget"], "before": {"policy": "{}"},
		"before_sensitive": {"policy": true},
	}
	resources := changes.live with input as given.plan([part])
	changes.is_sensitive(resources["aws_iam_user_policy.a"], "policy")
}

test_an_object_that_is_replaced_without_being_destroyed_stays_beside_its_successor if {
	every actions in [["create", "forget"], ["forget", "create"]] {
		part := {
			"block": "aws_iam_user.a", "actions": actions,
			"before": {"name": "old"}, "after": {"name": "new"},
		}
		_live([part]) == {
			"aws_iam_user.a": [{"name": "new"}, true],
			"aws_iam_user.a (forgotten)": [{"name": "old"}, false],
		}
	}
}

test_an_inline_policy_is_written_over_one_of_the_same_name if {
	part := {
		"block": "aws_iam_user_policy.a", "actions": ["forget", "create"],
		"before": {"name": "p", "user": "u", "policy": "old"}, "after": {"name": "p", "user": "u", "policy": "new"},
	}
	_live([part]) == {"aws_iam_user_policy.a": [{"name": "p", "user": "u", "policy": "new"}, true]}
}

test_a_deposed_object_that_is_forgotten_stays_live if {
	parts := [
		{"block": "aws_iam_user.a", "actions": ["no-op"], "before": {"name": "a"}, "after": {"name": "a"}},
		{"block": "aws_iam_user.a", "deposed": "12ab", "actions": ["forget"], "before": {"name": "b"}},
		{"block": "aws_iam_user.a", "deposed": "34cd", "actions": ["delete"], "before": {"name": "c"}},
	]
	_live(parts) == {
		"aws_iam_user.a": [{"name": "a"}, true],
		"aws_iam_user.a (deposed 12ab)": [{"name": "b"}, false],
	}
}

test_entries_are_counted_with_those_left_out if {
	plan := {"format_version": "1.2", "resource_changes": [{"type": "aws_s3_bucket"}]}
	changes.count_all == 1 with input as plan
	changes.count_all == 5 with input as {"plan": plan, "iamgate": {"dropped": 4}}
}

test_a_plan_without_changes_has_none if {
	changes.live == {} with input as {"format_version": "1.2"}
	changes.count_all == 0 with input as {"format_version": "1.2"}
}

test_deletions_and_updates_take_something_away if {
	parts := [
		{"block": "aws_iam_user.d", "actions": ["delete"], "before": {"name": "d"}},
		{"block": "aws_iam_user.u", "actions": ["update"], "before": {"name": "u"}, "after": {"name": "v"}},
		{"block": "aws_iam_user.r", "actions": ["delete", "create"], "before": {"name": "r"}, "after": {"name": "s"}},
		{"block": "aws_iam_user.c", "actions": ["create", "delete"], "before": {"name": "c"}, "after": {"name": "e"}},
		{"block": "aws_iam_user.x", "deposed": "1", "actions": ["delete"], "before": {"name": "x"}},
		{"block": "aws_iam_user.n", "actions": ["no-op"], "before": {"name": "n"}, "after": {"name": "n"}},
		{"block": "aws_s3_bucket.b", "actions": ["delete"], "before": {"bucket": "b"}},
	]
	changes.taken == {
		"aws_iam_user.d": {"type": "aws_iam_user", "before": {"name": "d"}, "after": {}, "last": true},
		"aws_iam_user.u": {"type": "aws_iam_user", "before": {"name": "u"}, "after": {"name": "v"}, "last": true},
		"aws_iam_user.r": {"type": "aws_iam_user", "before": {"name": "r"}, "after": {}, "last": false},
		"aws_iam_user.c": {"type": "aws_iam_user", "before": {"name": "c"}, "after": {}, "last": true},
		"aws_iam_user.x (deposed 1)": {"type": "aws_iam_user", "before": {"name": "x"}, "after": {}, "last": true},
	} with input as given.plan(parts)
}

test_module_addresses_are_taken_apart if {
	changes.module_instance("") == []
	changes.module_instance("module.a") == [["a", null]]
	changes.module_instance(`module.a["b].module.c[\"d"].module.größe[12]`) == [["a", `b].module.c["d`], ["größe", 12]]
}

test_text_that_is_no_module_address_has_no_configuration if {
	changes.module_instance("modul.a") == [["modul.a", null]]
}

test_keys_are_read_as_terraform_writes_them if {
	changes.instance_key("") == null
	changes.instance_key("[7]") == 7
	changes.instance_key(`["a$${b} %%{c} \"d\""]`) == `a${b} %{c} "d"`
}

test_a_key_that_cannot_be_read_stays_text if {
	changes.instance_key(`["\U0001F600"]`) == `["\U0001F600"]`
}

test_resources_are_found_by_type if {
	plan := given.plan([given.user("a"), given.group("b")])
	object.keys(changes.of_type("aws_iam_user")) == {"aws_iam_user.a"} with input as plan
	changes.of_type("aws_iam_role") == {} with input as plan
}

test_what_is_unknown_is_marked if {
	resource := {"unknown": {"arn": true, "users": [false, true]}, "value": {"users": ["a", null]}}
	changes.mark(resource, "arn") == true
	changes.mark(resource, "users") == [false, true]
	changes.mark(resource, "name") == false
}

test_without_marks_whatever_has_no_value_may_be_unknown if {
	part := {
		"address": "aws_iam_group_membership.m", "mode": "managed", "type": "aws_iam_group_membership", "name": "m",
		"change": {"actions": ["create"], "after": {"group": "g", "users": ["a", null]}},
	}
	resources := changes.live with input as {"resource_changes": [part]}
	resource := resources["aws_iam_group_membership.m"]
	resource.unknown == true
	changes.mark(resource, "group") == false
	changes.mark(resource, "users") == [false, true]
	changes.mark(resource, "name") == true
}

test_nothing_is_unknown_where_the_mark_is_false if {
	part := {"block": "aws_iam_user.a", "after": {"name": "a"}, "unknown": false}
	resources := changes.live with input as given.plan([part])
	resources["aws_iam_user.a"].unknown == {}
}

test_a_part_that_is_unknown_counts if {
	changes.is_unknown([{"policy": true}])
	not changes.is_unknown([{}, false, []])
}

test_a_part_that_is_sensitive_counts if {
	changes.is_sensitive({"sensitive": true}, "policy")
	changes.is_sensitive({"sensitive": {"inline_policy": [{"policy": true}]}}, "inline_policy")
	not changes.is_sensitive({"sensitive": {"name": true}}, "policy")
	not changes.is_sensitive({"sensitive": false}, "policy")
}
