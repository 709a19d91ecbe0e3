package iamgate.judge.assuming_test

import data.iamgate.judge.assuming
import data.iamgate.judge.fixture_test as fixture

_edges(slice) := found if {
	found := assuming.edges with input.slice as slice with data.iamgate.iam.exempt.patterns as set()
}

# {caller: {role: {state: statements that allow it}}}, all by their names; the trust document is one of statement 0.
_brief(slice) := {_name(id): {_name(role): {state: [entry.ref.statement | some entry in edge.allows] |
	some state, edge in by_state
	{row.statement | some row in edge.rows} == {0}
} |
	some role, by_state in by_role
} |
	some id, by_role in _edges(slice)
}

_name(id) := split(id, ".")[1]

_of_account := {"r": [fixture.enter_account]}

test_an_edge_says_what_allows_it_on_both_sides if {
	edges := _edges(fixture.realm({"role": {"ci": [fixture.assume(["r"])]}}, _of_account))
	{id: {role: object.keys(by_state) | some role, by_state in by_role} | some id, by_role in edges} == {"aws_iam_role.ci": {"aws_iam_role.r": {"false"}}}
	edge := edges["aws_iam_role.ci"]["aws_iam_role.r"]["false"]
	edge.resource == fixture.arn("role", "r")
	[entry.ref | some entry in edge.allows] == [{
		"address": "aws_iam_policy.ci", "attribute": "policy", "statement": 0, "sid": null,
	}]
	{row.allow.ref | some row in edge.rows} == {{
		"address": "aws_iam_role.r", "attribute": "assume_role_policy", "statement": 0, "sid": null,
	}}
}

test_a_caller_needs_an_allow_and_a_trust if {
	_brief(fixture.realm(
		{"user": {
			"allowed": [fixture.allow("s3:GetObject", "*"), fixture.assume(["r"])],
			"elsewhere": [fixture.assume(["other"])],
			"idle": [],
		}},
		_of_account,
	)) == {"allowed": {"r": {"true": [1], "false": [1], "absent": [1]}}}
	untrusting := {"r": [fixture.enter({"Service": "lambda.amazonaws.com"})]}
	_brief(fixture.realm({"user": {"alice": [fixture.assume(["r"])]}}, untrusting)) == {}
}

test_each_state_is_asked_for_itself if {
	guarded := [fixture.assume(["r"]), fixture.deny("*", "*", fixture.without_mfa)]
	_brief(fixture.realm({"user": {"alice": guarded}}, _of_account)) == {"alice": {"r": {"true": [0]}}}
	keys := {"Null": {"aws:MultiFactorAuthPresent": "true"}}
	trusts := {"r": [fixture.where(fixture.enter_account, keys)]}
	_brief(fixture.realm({"user": {"alice": [fixture.assume(["r"])]}}, trusts)) == {"alice": {"r": {"absent": [0]}}}
}

test_what_an_allow_depends_on_may_be_so if {
	office := {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}
	slice := fixture.realm({"role": {"ci": [fixture.where(fixture.assume(["r"]), office)]}}, _of_account)
	_brief(slice) == {"ci": {"r": {"false": [0]}}}
}

_named := {"r": [fixture.enter({"AWS": [fixture.arn("role", "ci"), fixture.arn("user", "alice")]})]}

test_a_role_that_is_named_needs_no_allow_and_a_user_does if {
	# Package plan.trust gives to users what a trust document gives them.
	_brief(fixture.realm({"role": {"ci": []}, "user": {"alice": []}}, _named)) == {"ci": {"r": {"false": []}}}
	_brief(fixture.realm({"role": {"ci": []}}, _of_account)) == {}
}

test_a_deny_stops_one_that_is_named if {
	_brief(fixture.realm({"role": {"ci": [fixture.deny("sts:AssumeRole", "*", {})]}}, _named)) == {}
}

test_to_become_oneself_is_no_edge if {
	_brief(fixture.realm({"role": {"r": [fixture.assume(["r"])]}}, _of_account)) == {}
}

test_roles_have_the_roles_that_they_can_become if {
	slice := fixture.realm(
		{"role": {"ci": [fixture.assume(["r", "s"])], "r": [], "s": []}, "user": {"alice": [fixture.assume(["r"])]}},
		{name: [fixture.enter_account] | some name in ["r", "s"]},
	)
	by_roles := assuming.by_roles with input.slice as slice with data.iamgate.iam.exempt.patterns as set()
	by_roles == {
		"aws_iam_role.ci": {"aws_iam_role.r", "aws_iam_role.s"},
		"aws_iam_role.r": set(),
		"aws_iam_role.s": set(),
	}
}
