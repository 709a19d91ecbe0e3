package iamgate.judge.limits_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.limits

_alice := "aws_iam_user.alice"

_read_only := "arn:aws:iam::aws:policy/ReadOnlyAccess"

_powerful := "arn:aws:iam::aws:policy/AdministratorAccess"

_path(actions, service, keys) := object.union(fixture.path(actions), {"service": service, "limits": keys})

_table := fixture.catalogue(
	{
		"attach": _path(["iam:attachuserpolicy"], null, ["iam:policyarn", "iam:permissionsboundary"]),
		"pass": _path(["iam:passrole"], "lambda.amazonaws.com", ["iam:passedtoservice"]),
		"pass-any": _path(["iam:passrole"], null, ["iam:passedtoservice"]),
		"detach": object.union(
			_path(["iam:detachuserpolicy"], null, ["iam:policyarn"]),
			{"category": "guardrail-removal"},
		),
		"command": _path(["ssm:sendcommand"], null, ["ssm:resourcetag", "ecs:cluster"]),
	},
	{},
)

# A user who may do everything, once under each of these conditions: what each grant may serve the path for.
_answers(path, conditions) := answers if {
	answers := [answer |
		some i, _ in conditions
		answer := limits.of(_alice, i, path)
	] with input.slice as _slice(conditions)
		with data.iamgate.data.catalogue as _table
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}

_slice(conditions) := object.union(
	fixture.alice([fixture.where(fixture.admin, condition) | some condition in conditions]),
	{"harmless": [_read_only]},
)

_all(answer, conditions) := [answer | some _ in conditions]

test_a_grant_without_a_condition_is_open if {
	_answers("attach", [{}]) == ["open"]
}

test_what_is_decided_by_mfa_limits_no_further if {
	conditions := [{"Bool": {"aws:MultiFactorAuthPresent": "true"}}, {"IsTrue": {"aws:MultiFactorAuthPresent": "true"}}]
	_answers("attach", conditions) == ["open", "open"]
}

test_only_keys_that_the_path_names_limit if {
	conditions := [{"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}, {"StringEquals": {"ssm:resourceTagged": "x"}}]
	_answers("command", conditions) == ["open", "open"]
	_answers("attach", [{"StringEquals": {"ssm:resourceTag/team": "ops"}}]) == ["open"]
}

test_a_value_that_does_not_complete_the_path_keeps_it_off if {
	conditions := [{"StringEquals": {key: "ops"}} | some key in ["ssm:resourceTag/team", "ssm:resourceTag"]]
	_answers("command", conditions) == ["off", "off"]
}

test_operators_that_hold_for_most_values_limit_nothing if {
	conditions := [{operator: {"ssm:resourceTag/team": "true"}} |
		some operator in [
			"StringNotEquals", "StringNotLike", "StringEqualsIfExists", "ForAllValues:StringEquals", "Null",
			"StringIs",
		]
	]
	_answers("command", conditions) == _all("open", conditions)
	_answers("command", [{"ForAnyValue:StringEquals": {"ssm:resourceTag/team": "true"}}]) == ["off"]
}

test_a_star_completes_any_path_where_the_operator_knows_stars if {
	conditions := [{operator: {"ssm:resourceTag/team": "*"}} | some operator in ["StringLike", "ArnLike", "StringEquals"]]
	_answers("command", conditions) == ["open", "open", "off"]
}

test_a_policy_variable_perhaps_completes_the_path if {
	_answers("command", [{"StringEquals": {"ssm:resourceTag/team": "${aws:PrincipalTag/team}"}}]) == ["perhaps"]
}

_cluster := "arn:aws:ecs:eu-west-1:123456789012:cluster/main"

test_a_cluster_that_is_named_perhaps_is_one_to_take_the_path_with if {
	_answers("command", [{"ArnEquals": {"ecs:cluster": _cluster}}]) == ["perhaps"]
}

_to(operator, service) := {operator: {"iam:PassedToService": service}}

test_a_role_that_is_passed_to_the_service_completes_its_path if {
	conditions := [
		_to("StringEquals", "lambda.amazonaws.com"), _to("StringEqualsIgnoreCase", "Lambda.amazonaws.com"),
		_to("StringEquals", "lambda.amazonaws.com.cn"),
		_to("StringLike", "lambda.*"), _to("StringEquals", ["ec2.amazonaws.com", "lambda.amazonaws.com"]),
	]
	_answers("pass", conditions) == _all("open", conditions)
	_answers("pass-any", conditions) == _all("off", conditions)
}

test_a_role_that_is_passed_to_another_service_does_not if {
	conditions := [
		_to("StringEquals", "Lambda.amazonaws.com"), _to("StringEqualsIgnoreCase", "ec2.amazonaws.com"),
		_to("StringEquals", "lambda.*"), _to("StringLike", "ec2.*"),
	]
	_answers("pass", conditions) == _all("off", conditions)
}

test_policies_that_are_not_known_to_be_harmless_complete_a_path if {
	conditions := [
		{"ArnEquals": {"iam:PolicyARN": _read_only}},
		{"ArnEquals": {"iam:PolicyARN": _powerful}},
		{"ArnEquals": {"iam:PolicyARN": [_read_only, _powerful]}},
		{"StringEquals": {"iam:PermissionsBoundary": _read_only}},
		{"StringEquals": {"iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/unseen"}},
	]
	_answers("attach", conditions) == ["off", "open", "open", "off", "open"]
}

test_the_narrowest_of_several_conditions_counts if {
	team := {"ssm:resourceTag/team": "ops"}
	cluster := {"ecs:cluster": _cluster}
	star := {"ssm:resourceTag/team": "*"}
	conditions := [
		{"StringEquals": object.union(team, cluster)},
		{"StringLike": object.union(star, cluster)},
		{"StringLike": star, "StringEquals": team},
	]
	_answers("command", conditions) == ["off", "perhaps", "off"]
}

test_a_boundary_limits_as_the_policy_does if {
	slice := fixture.slice(
		[fixture.subject("user", "alice", [fixture.link("p", "own"), fixture.link("b", "boundary")], {"bounded": true})],
		{
			"p": fixture.written("aws_iam_policy.p", [fixture.admin]),
			"b": fixture.written("aws_iam_policy.b", [fixture.where(fixture.admin, _to("StringEquals", "ec2.amazonaws.com"))]),
		},
		"all-sessions",
	)
	limits.of(_alice, 0, "pass") == "off" with input.slice as slice
		with data.iamgate.data.catalogue as _table
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}

test_grants_under_conditions_that_may_limit_are_known if {
	region := {"aws:RequestedRegion": "eu-west-1"}
	conditions := [{}, {"StringEquals": region}, {"StringNotEquals": region}]
	limits.limited == {_alice: {1}} with input.slice as _slice(conditions)
		with data.iamgate.data.catalogue as _table
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}
