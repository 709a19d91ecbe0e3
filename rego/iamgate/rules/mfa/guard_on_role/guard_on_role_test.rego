package iamgate.rules.mfa.guard_on_role_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.plan.given_test as given
import data.iamgate.rules.mfa.guard_on_role as rule

_role(statements) := fixture.alone("role", "r", statements, {})

_finding(statement) := {
	"subject": "aws_iam_role.r",
	"statement": statement,
	"request": null,
	"params": {},
}

test_a_guard_stops_a_role if {
	fixture.brief(rule.findings) == {_finding(1)} with input.slice as _role([fixture.admin, fixture.guard])
		with data.iamgate.data as fixture.tables
}

test_a_guard_by_list_stops_a_role if {
	by_list := fixture.deny("s3:*", "*", fixture.without_mfa)
	fixture.brief(rule.findings) == {_finding(0)} with input.slice as _role([by_list])
		with data.iamgate.data as fixture.tables
}

test_a_guard_in_a_boundary_stops_a_role if {
	role := fixture.subject("role", "r", [fixture.link("p", "boundary")], {"bounded": true})
	documents := {"p": fixture.written("aws_iam_policy.p", [fixture.admin, fixture.guard])}
	slice := fixture.slice([role], documents, "all-sessions")
	fixture.brief(rule.findings) == {_finding(1)} with input.slice as slice
		with data.iamgate.data as fixture.tables
}

test_a_guard_for_users_is_silent_on_a_role if {
	condition := object.union(fixture.without_mfa, {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/*"}})
	rule.findings == set() with input.slice as _role([fixture.admin, fixture.guard_if(condition)])
		with data.iamgate.data as fixture.tables
}

test_a_deny_that_skips_sessions_is_silent_on_a_role if {
	condition := {"Null": {"aws:MultiFactorAuthPresent": "true"}}
	rule.findings == set() with input.slice as _role([fixture.admin, fixture.guard_if(condition)])
		with data.iamgate.data as fixture.tables
}

test_a_deny_that_names_nothing_is_silent_on_a_role if {
	nothing := {"Effect": "Deny", "NotAction": "*", "Resource": "*", "Condition": fixture.without_mfa}
	rule.findings == set() with input.slice as _role([nothing])
		with data.iamgate.data as fixture.tables
}

test_a_guard_on_a_user_is_silent if {
	rule.findings == set() with input.slice as fixture.alice([fixture.admin, fixture.guard])
		with data.iamgate.data as fixture.tables
}

test_a_guard_stops_a_permission_set if {
	slice := fixture.alone("permission-set", "s", [fixture.admin, fixture.guard], {})
	fixture.brief(rule.findings) == {object.union(_finding(1), {"subject": "aws_iam_permission-set.s"})}
		with input.slice as slice
		with data.iamgate.data as fixture.tables
}

_organization(condition) := fixture.alone(
	"organization-policy", "o",
	[fixture.guard_if(object.union(fixture.without_mfa, condition))], {},
)

test_a_guard_of_an_organization_stops_roles if {
	fixture.brief(rule.findings) == {object.union(
		_finding(0),
		{"subject": "aws_iam_organization-policy.o", "severity": "warning"},
	)} with input.slice as _organization({})
		with data.iamgate.data as fixture.tables
}

test_a_guard_of_an_organization_for_users_is_silent if {
	rule.findings == set() with input.slice as _organization({"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:user/*"}})
		with data.iamgate.data as fixture.tables
}

_resource(principal, condition) := given.plan([{"block": "aws_sqs_queue_policy.q", "after": {"policy": given.text({
	"Version": "2012-10-17",
	"Statement": [{
		"Effect": "Deny", "Action": "sqs:*", "Resource": "*", "Principal": principal,
		"Condition": object.union(fixture.without_mfa, condition),
	}],
})}}])

test_a_guard_of_a_resource_stops_roles if {
	every principal in ["*", {"AWS": "123456789012"}] {
		{[found.subject, found.severity] | some found in rule.findings} == {["aws_sqs_queue_policy.q#policy", "warning"]}
			with input as _resource(principal, {})
			with data.iamgate.data as fixture.tables
	}
}

test_a_guard_of_a_resource_for_users_is_silent if {
	users := {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:user/*"}}
	rule.findings == set() with input as _resource("*", users)
		with data.iamgate.data as fixture.tables
	rule.findings == set() with input as _resource({"AWS": "arn:aws:iam::123456789012:user/a"}, {})
		with data.iamgate.data as fixture.tables
}
