# What Denies of all but some values leave of a path.
package iamgate.judge.limits_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.limits
import data.iamgate.plan.given_test as given

# What the Denies of a user who may do everything leave of attaching policies, and of sending commands.
_barred(action, path, denies) := answer if {
	answer := limits.barred(_alice, action, path) with input.slice as object.union(
		fixture.alice(array.concat([fixture.admin], denies)),
		{"harmless": [_read_only]},
	)
		with data.iamgate.data.catalogue as _table
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}

_on_attach(denies) := _barred("iam:attachuserpolicy", "attach", denies)

_on_command(condition) := _barred("ssm:sendcommand", "command", [fixture.deny("ssm:*", "*", condition)])

_unless(policy) := {"ArnNotEquals": {"iam:PolicyARN": policy}}

test_a_deny_of_all_but_some_values_leaves_those if {
	_on_attach([]) == "open"
	_on_attach([fixture.deny("iam:Attach*", "*", _unless(_read_only))]) == "off"
	_on_attach([fixture.deny("iam:Attach*", "*", _unless([_read_only, _powerful]))]) == "open"
	_on_command({"StringNotLikeIfExists": {"ssm:resourceTag/team": "*"}}) == "open"
	_on_command({"StringNotEquals": {"ssm:resourceTag/team": "${aws:PrincipalTag/team}"}}) == "perhaps"
}

test_the_narrowest_of_several_denies_counts if {
	_on_attach([
		fixture.deny("iam:*", "*", _unless(_powerful)),
		fixture.deny("iam:*", "*", {"StringNotEquals": {"iam:PermissionsBoundary": _read_only}}),
	]) == "off"
}

test_a_deny_that_leaves_more_or_meets_less_limits_nothing if {
	every condition in [
		{"StringEquals": {"ssm:resourceTag/team": "ops"}}, {"StringNotEquals": {"aws:RequestedRegion": "eu-west-1"}},
		{"ForAnyValue:StringNotEquals": {"ssm:resourceTag/team": "ops"}},
		{"StringNotEquals": {"ssm:resourceTag/team": "ops"}, "StringEquals": {"aws:RequestedRegion": "eu-west-1"}},
		object.union(fixture.without_mfa, {"StringNotEquals": {"ssm:resourceTag/team": "ops"}}),
	] {
		_on_command(condition) == "open"
	}
	_on_attach([fixture.deny("iam:Put*", "*", _unless(_read_only))]) == "open"
}

test_a_deny_limits_where_it_meets_all_resources_of_the_action if {
	_on_attach([fixture.deny("iam:*", "arn:aws:iam::*:user/*", _unless(_read_only))]) == "off"
	_on_attach([fixture.deny("iam:*", "arn:aws:iam::*:user/admins/*", _unless(_read_only))]) == "open"
}

test_a_deny_that_never_applies_to_the_user_limits_nothing if {
	condition := object.union(_unless(_read_only), {"StringEquals": {"aws:username": "bob"}})
	_on_attach([fixture.deny("iam:*", "*", condition)]) == "open"
}

test_any_policy_may_be_the_guardrail_that_is_removed if {
	conditions := [{"ArnEquals": {"iam:PolicyARN": _read_only}}]
	_answers("attach", conditions) == ["off"]
	_answers("detach", conditions) == ["open"]
}

test_a_policy_that_only_denies_is_worth_detaching if {
	detach := fixture.where(
		fixture.allow("iam:DetachUserPolicy", "*"),
		{"ArnEquals": {"iam:PolicyARN": "arn:aws:iam::111111111111:policy/guard"}},
	)
	inline := {"block": "aws_iam_user_policy.w", "after": {
		"user": "a", "name": "w",
		"policy": given.text({"Version": "2012-10-17", "Statement": [detach]}),
	}}
	answer := limits.of("aws_iam_user.a", 0, "detach") with input as given.plan([
		given.user("a"), inline,
		given.policy("guard", given.guard),
	])
		with data.iamgate.data.catalogue as _table
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
	answer == "open"
}
