package iamgate.rules.mfa.guard_narrowed_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.guard_narrowed as rule

_finding(severity, request, code, params) := {{
	"subject": "aws_iam_user.alice",
	"statement": 1,
	"severity": severity,
	"request": request,
	"params": {"gap_code": code, "gap_params": params},
}}

test_a_list_of_actions_leaves_the_others if {
	slice := fixture.alice([fixture.admin, fixture.deny("s3:*", "*", fixture.without_mfa)])
	request := ["ec2:TerminateInstances", "absent"]
	fixture.brief(rule.findings) == _finding("error", request, "action-not-listed", {}) with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_an_exempt_action_that_no_carve_out_names_is_left if {
	slice := fixture.alice([fixture.admin, fixture.guard_but(["ec2:RunInstances"])])
	request := ["ec2:RunInstances", "absent"]
	fixture.brief(rule.findings) == _finding("error", request, "action-exempt", {}) with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_list_of_resources_leaves_the_others if {
	slice := fixture.alice([
		fixture.allow("s3:GetObject", "arn:aws:s3:::bucket/*"),
		fixture.deny("s3:GetObject", "arn:aws:s3:::bucket/private/*", fixture.without_mfa),
	])
	request := ["s3:GetObject", "absent"]
	fixture.brief(rule.findings) == _finding("error", request, "resource-not-listed", {}) with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_not_resource_leaves_those_resources if {
	spared := {
		"Effect": "Deny", "Action": "*", "NotResource": "arn:aws:s3:::public/*",
		"Condition": fixture.without_mfa,
	}
	slice := fixture.alice([fixture.allow("s3:GetObject", "*"), spared])
	request := ["s3:GetObject", "absent"]
	fixture.brief(rule.findings) == _finding("error", request, "resource-exempt", {}) with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_another_condition_need_not_hold if {
	condition := object.union(fixture.without_mfa, {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}})
	slice := fixture.alice([fixture.admin, fixture.guard_if(condition)])
	request := ["ec2:TerminateInstances", "absent"]
	expected := _finding("error", request, "condition-open", {"keys": "aws:requestedregion"})
	fixture.brief(rule.findings) == expected with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_condition_for_another_user_does_not_hold if {
	condition := object.union(fixture.without_mfa, {"StringEquals": {"aws:username": "bob"}})
	slice := fixture.alice([fixture.admin, fixture.guard_if(condition)])
	request := ["ec2:TerminateInstances", "absent"]
	expected := _finding("error", request, "condition-fails", {"keys": "aws:username"})
	fixture.brief(rule.findings) == expected with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_sparing_calls_by_services_is_a_warning if {
	condition := {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false", "aws:ViaAWSService": "false"}}
	slice := fixture.alice([fixture.admin, fixture.guard_if(condition)])
	fixture.brief(rule.findings) == _finding("warning", null, "via-service", {}) with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_guard_over_everything_is_silent if {
	rule.findings == set() with input.slice as fixture.alice([fixture.admin, fixture.guard])
		with data.iamgate.data as fixture.tables
}

test_a_guard_over_what_is_granted_is_silent if {
	slice := fixture.alice([fixture.allow("s3:*", "*"), fixture.deny("s3:*", "*", fixture.without_mfa)])
	rule.findings == set() with input.slice as slice
		with data.iamgate.data as fixture.tables
}
