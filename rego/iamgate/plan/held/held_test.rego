package iamgate.plan.held_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.held

_held(parts) := {key: [position.kind, position.value, position.unknown] | some key, position in all} if {
	all := held.all with input as given.plan(parts)
}

_bucket(after, more) := object.union({"block": "aws_s3_bucket_policy.b", "after": after}, more)

test_a_document_is_held_where_the_table_says if {
	_held([_bucket({"policy": "{}", "bucket": "b"}, {})]) == {"aws_s3_bucket_policy.b#policy": ["resource", "{}", false]}
	_held([{"block": "aws_vpc_endpoint.e", "after": {"policy": "{}"}}]) == {"aws_vpc_endpoint.e#policy": ["endpoint", "{}", false]}
	_held([{"block": "aws_transfer_user.u", "after": {"policy": "{}"}}]) == {"aws_transfer_user.u#policy": ["session", "{}", false]}
}

test_nothing_is_no_document if {
	_held([_bucket({"policy": null}, {}), {"block": "aws_instance.i", "after": {"policy": "{}"}}]) == {}
	_held([_bucket({"policy": ""}, {})]) == {}
	_held([_bucket({}, {"unknown": {"policy": true}})]) == {}
}

test_what_somebody_wrote_is_unknown if {
	more := {"unknown": {"policy": true}, "expressions": {"policy": {"references": ["local.p"]}}}
	_held([_bucket({}, more)]) == {"aws_s3_bucket_policy.b#policy": ["resource", null, true]}
}

test_a_document_of_the_wrong_type_stays_what_it_is if {
	_held([_bucket({"policy": {"a": 1}}, {})]) == {"aws_s3_bucket_policy.b#policy": ["resource", {"a": 1}, false]}
	_held([_bucket({"policy": [1]}, {})]) == {"aws_s3_bucket_policy.b#policy": ["resource", [1], false]}
}

test_blocks_are_looked_into if {
	block := "aws_s3control_multi_region_access_point_policy.p"
	part := {
		"block": block, "after": {"details": [{"name": "a", "policy": "{}"}, {"name": "b"}]},
		"unknown": {"details": [{}, {"policy": true}]}, "expressions": {"details": [{"policy": {"references": ["local.p"]}}]},
	}
	_held([part]) == {
		"aws_s3control_multi_region_access_point_policy.p#details[0].policy": ["resource", "{}", false],
		"aws_s3control_multi_region_access_point_policy.p#details[1].policy": ["resource", null, true],
	}
	_held([object.remove(part, ["expressions"])]) == {
		"aws_s3control_multi_region_access_point_policy.p#details[0].policy": ["resource", "{}", false],
	}
	whole := {"block": block, "after": {}, "unknown": {"details": true}, "expressions": {"details": {"references": ["local.d"]}}}
	_held([whole]) == {"aws_s3control_multi_region_access_point_policy.p#details.policy": ["resource", null, true]}
}

test_the_other_provider_has_objects_and_statements if {
	_held([
		{
			"block": "awscc_dynamodb_table.t", "after": {"resource_policy": {"policy_document": {"a": 1}}},
			"unknown": {"resource_policy": {"policy_document": {"Statement": true}}}, "expressions": {"resource_policy": {}},
		},
		{"block": "awscc_events_event_bus_policy.e", "after": {"statement": {"a": 1}}},
	]) == {
		"awscc_dynamodb_table.t#resource_policy.policy_document": ["resource", `{"a":1}`, true],
		"awscc_events_event_bus_policy.e#statement": ["resource", `{"Version":"2012-10-17","Statement":{"a":1}}`, false],
	}
}

test_fields_are_a_document if {
	held_fields := _held([{"block": "aws_lambda_permission.p", "after": {"principal": "*"}}])
	held_fields["aws_lambda_permission.p#principal"][0] == "resource"
}

test_what_is_sensitive_says_so if {
	all := held.all with input as given.plan([
		_bucket({"policy": "{}"}, {"after_sensitive": {"policy": true}}),
		{"block": "aws_lambda_permission.p", "after": {"principal": "*"}},
	])
	all["aws_s3_bucket_policy.b#policy"].sensitive == true
	all["aws_lambda_permission.p#principal"].sensitive == false
}

test_a_statement_without_a_resource_is_about_its_own if {
	named := {"resources": {"not": false, "patterns": ["a"]}}
	none := {"resources": {"not": false, "patterns": []}}
	held.about([named, none], "resource") == [named, {"resources": {"not": false, "patterns": ["*"]}}]
	held.about([none], "trust") == [none]
}
