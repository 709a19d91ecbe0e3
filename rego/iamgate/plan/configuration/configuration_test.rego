package iamgate.plan.configuration_test

import data.iamgate.plan.configuration
import data.iamgate.plan.given_test as given

_leaf := {"resources": [{
	"mode": "managed", "type": "aws_iam_user", "name": "u",
	"expressions": {"name": {"references": ["var.name"]}, "tags": {}},
}]}

_mid := {"module_calls": {"leaf": {"module": _leaf}, "idle": {"module": {}}}}

_nested := given.with_modules(
	[{"block": "aws_iam_user.u", "module": `module.mid["k"].module.leaf`, "after": {"name": "x"}}],
	{"mid": {"module": _mid}, "far": {"module": {"module_calls": {"deep": {"module": _leaf}}}}},
)

test_a_configuration_is_present_or_not if {
	configuration.present with input as given.plan([])
	not configuration.present with input as {"format_version": "1.2"}
	not configuration.present with input as {"format_version": "1.2", "configuration": null}
}

test_modules_with_iam_resources_those_above_and_their_calls_are_known if {
	object.keys(configuration.modules) == {"", "mid", "mid/leaf", "mid/idle", "far"} with input as _nested
	object.keys(configuration.calls) == {"mid", "mid/leaf", "mid/idle", "far"} with input as _nested
}

test_no_configuration_has_no_modules if {
	plan := {"resource_changes": [given.change(given.user("a"))]}
	configuration.modules == {} with input as plan
	configuration.resources == {} with input as plan
}

test_resources_are_found_in_their_module_without_keys if {
	resource := {"path": "mid/leaf", "block": "aws_iam_user.u"}
	configuration.of(resource) == _leaf.resources[0] with input as _nested
	configuration.written(resource, "name") with input as _nested
	configuration.written(resource, "tags") with input as _nested
	not configuration.written(resource, "path") with input as _nested
	configuration.references(resource, "name") == ["var.name"] with input as _nested
	configuration.references(resource, "path") == [] with input as _nested
}

test_data_sources_are_no_resources if {
	plan := {"format_version": "1.2", "configuration": {"root_module": {"resources": [{
		"mode": "data", "type": "aws_iam_user", "name": "u", "expressions": {},
	}]}}}
	configuration.resources == {"": {}} with input as plan
}

test_what_left_the_configuration_refers_to_nothing if {
	resource := {"path": "", "type": "aws_iam_user", "name": "gone"}
	configuration.references(resource, "name") == [] with input as given.plan([])
}

test_references_are_listed_as_often_as_they_are_written if {
	configuration.texts({"references": ["a.b", "a.b"]}) == ["a.b", "a.b"]
	configuration.texts([{"policy": {"references": ["a.b"]}}, {"policy": {"references": ["a.b", "c.d"]}}]) == [
		"a.b",
		"a.b", "c.d",
	]
	configuration.texts({"constant_value": "x"}) == []
}

test_a_literal_null_is_told_from_no_value if {
	configuration.is_null_literal({"constant_value": null})
	not configuration.is_null_literal({"constant_value": ""})
	not configuration.is_null_literal({})
}
