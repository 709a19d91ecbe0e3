package iamgate.judge.pinned_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.pinned

_alice := "aws_iam_user.alice"

_state := "s3:putobject@state"

_table := fixture.catalogue(
	{
		"command": object.union(fixture.path(["ssm:sendcommand"]), {"existing": true}),
		"assume": object.union(fixture.path(["sts:assumerole"]), {"unpinned": true}),
		"state": object.union(fixture.path([_state]), {"existing": true}),
		"put": fixture.path(["iam:putuserpolicy"]),
		"run": fixture.path(["iam:passrole", "lambda:createfunction"]),
	},
	{"scoped": {_state: {"action": "s3:putobject", "patterns": ["arn:*:s3:::*/*.tfstate"]}}},
)

_grants(slice) := found if {
	found := pinned.grants with input.slice as slice
		with data.iamgate.data.catalogue as _table
		with data.iamgate.iam.exempt.patterns as set()
}

# The grants on named resources of a user who has each of these, as {key: {indexes}}.
_pinned(pairs) := object.get(_grants(fixture.alice([fixture.allow(pair[0], pair[1]) | some pair in pairs])), _alice, {})

_role(name) := concat("", ["arn:aws:iam::123456789012:role/", name])

test_a_grant_on_named_roles_is_pinned if {
	_pinned([
		["iam:PassRole", _role("deploy")],
		["iam:PassRole", [_role("deploy"), _role("team/run")]],
		["sts:AssumeRole", _role("deploy")],
	]) == {"iam:passrole": {0, 1}, "sts:assumerole": {2}}
}

test_a_grant_that_reaches_a_role_without_a_name_is_not if {
	_pinned([
		["iam:PassRole", "*"], ["iam:PassRole", _role("*")], ["iam:PassRole", _role("deploy-?")],
		["iam:PassRole", [_role("deploy"), _role("team/*")]], ["iam:PassRole", "arn:aws:*"], ["iam:PassRole", "arn:aws:iam:*"],
	]) == {}
}

test_a_grant_on_all_roles_but_one_is_not if {
	but := {"Effect": "Allow", "Action": "iam:PassRole", "NotResource": _role("deploy")}
	_grants(fixture.alice([but])) == {}

	# An action whose only resource has a name is asked on no other, whatever is left out.
	elsewhere := {"Effect": "Allow", "Action": "ssm:SendCommand", "NotResource": ["arn:aws:ec2:*", "arn:aws:ssm:*:*:document/a*"]}
	_grants(fixture.alice([elsewhere])) == {}
}

_but(resource, more) := object.union({"Effect": "Deny", "Action": "iam:PassRole", "NotResource": resource}, more)

test_a_deny_of_all_but_named_roles_pins_every_grant if {
	anything := fixture.allow("iam:PassRole", "*")
	but_mfa := {"Condition": {"Bool": {"aws:MultiFactorAuthPresent": "false"}}}
	_grants(fixture.alice([anything, anything, _but(_role("deploy"), {})])) == {_alice: {"iam:passrole": {0, 1}}}
	_grants(fixture.alice([anything, _but(_role("app-*"), {})])) == {}
	_grants(fixture.alice([anything, _but([_role("deploy"), _role("app-*")], {})])) == {}
	_grants(fixture.alice([anything, _but(_role("deploy"), but_mfa)])) == {}
	_grants(fixture.alice([anything, fixture.deny("iam:PassRole", _role("deploy"), {})])) == {}
}

test_only_steps_for_which_names_matter_are_looked_at if {
	user := "arn:aws:iam::123456789012:user/bob"
	function := "arn:aws:lambda:eu-west-1:123456789012:function:f"
	_pinned([["iam:PutUserPolicy", user], ["lambda:CreateFunction", function]]) == {}
}

test_a_name_counts_for_the_resources_that_the_action_has if {
	instance := "arn:aws:ec2:*:*:instance/i-1"
	_pinned([
		["ssm:SendCommand", [instance, "arn:aws:sqs:*:*:*"]],
		["ssm:SendCommand", [instance, "arn:aws:ssm:*:*:document/*"]],
	]) == {"ssm:sendcommand": {0}}
}

test_a_step_on_some_resources_is_pinned_by_its_own_key if {
	_pinned([
		["s3:PutObject", "arn:aws:s3:::b/live.tfstate"], ["s3:PutObject", "arn:aws:s3:::b/*.tfstate"],
		["s3:PutObject", "arn:aws:s3:::b/readme"],
	]) == {_state: {0}}
}

test_a_boundary_pins_what_it_names if {
	slice := fixture.slice(
		[fixture.subject("user", "alice", [fixture.link("p", "own"), fixture.link("b", "boundary")], {"bounded": true})],
		{
			"p": fixture.written("aws_iam_policy.p", [fixture.allow("iam:PassRole", "*")]),
			"b": fixture.written("aws_iam_policy.b", [fixture.allow("*", _role("deploy"))]),
		},
		"all-sessions",
	)
	_grants(slice) == {_alice: {"iam:passrole": {0}}}
}

test_a_resource_is_named_where_its_last_part_is if {
	named := [
		"arn:aws:iam::123456789012:role/team/deploy", "arn:aws:ec2:*:*:instance/i-1", "arn:*:s3:::bucket/key",
		"arn:aws:lambda:*:*:function:run", "arn:aws:lambda:*:*:function:run:*", "name",
	]
	every text in named { pinned.has_name(text) }
	open := [
		"*", "arn:aws:iam::*:role/*", "arn:aws:iam::*:role/a?", "arn:aws:lambda:*:*:function:*", "arn:aws:lambda:*:*:function:*:*",
		"arn:aws:iam::*:role/\ue002x\ue003",
	]
	every text in open { not pinned.has_name(text) }
}
