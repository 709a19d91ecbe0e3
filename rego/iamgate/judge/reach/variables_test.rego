# Variables that the plan does not tell, and how steps are grouped.
package iamgate.judge.reach_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.reach

# What the tag holds the plan does not tell, so that the role may be one of CDK.
test_a_variable_that_is_not_told_may_hold_anything if {
	_open([fixture.allow("sts:AssumeRole", "arn:aws:iam::*:role/${aws:PrincipalTag/team}")]) == _everywhere({_assume, _cdk})
	_open([
		fixture.allow("sts:AssumeRole", ["arn:aws:iam::*:role/${aws:PrincipalTag/team}", "arn:aws:iam::*:role/x"]),
		fixture.deny("sts:AssumeRole", "arn:aws:iam::*:role/${aws:PrincipalTag/team}", {}),
	]) == _everywhere({_assume})
}

test_the_own_name_is_no_such_variable if {
	group := fixture.alone("group", "g", [fixture.allow("sts:AssumeRole", ["arn:aws:iam::*:role/${aws:username}"])], {})
	_open_in(group, "aws_iam_group.g") == _everywhere({_assume})
	both := fixture.alone(
		"group", "g", [fixture.allow("sts:AssumeRole", [
			"arn:aws:iam::*:role/${aws:username}", "arn:aws:iam::*:role/${aws:PrincipalTag/team}",
		])],
		{},
	)
	_open_in(both, "aws_iam_group.g") == _everywhere({_assume, _cdk})

	# NotResource with a variable stays as it is.
	_open([{"Effect": "Allow", "Action": "sts:AssumeRole", "NotResource": "arn:aws:iam::*:role/${aws:PrincipalTag/team}"}]).absent[_assume]
}

test_what_nobody_can_settle_stays_so_whatever_a_variable_of_an_exception_holds if {
	spared := _arn("policy/a*")
	unsettled := reach.unsettled with input.slice as fixture.alice([
		{"Effect": "Allow", "Action": "iam:CreatePolicyVersion", "NotResource": _arn("policy/${aws:PrincipalTag/team}")},
		{"Effect": "Deny", "Action": "iam:CreatePolicyVersion", "NotResource": spared},
		fixture.deny("iam:CreatePolicyVersion", [_arn("policy/a"), _arn("policy/a?*")], {}),
	])
		with data.iamgate.data.catalogue as _table
		with data.iamgate.iam.exempt.patterns as set()
	unsettled[_alice] == {_write: {0}}
}

test_a_session_of_a_role_has_no_own_user if {
	role := fixture.alone("role", "r", [fixture.allow("iam:CreateAccessKey", "arn:aws:iam::*:user/r")], {})
	_open_in(role, "aws_iam_role.r") == {"false": {_mint}}
}

# Many steps are grouped by the kinds of resources that they are asked on.
test_many_steps_are_looked_at_by_kind if {
	users := ["Attach", "Delete", "Detach", "Get", "Put", "Tag", "Untag", "Update"]
	wanted := {lower(name) |
		some verb in users
		some noun in ["User", "UserPolicy", "Role", "RolePolicy", "Group", "GroupPolicy", "Policy"]
		name := concat("", ["iam:", verb, noun])
	}
	count(wanted) > 40
	table := fixture.catalogue({action: fixture.path([action]) | some action in wanted}, {"own": ["iam:getuser"]})
	open := reach.by_key[_alice].true with input.slice as fixture.alice([
		fixture.allow("iam:*", "*"),
		fixture.deny("iam:*", "arn:aws:iam::*:user/*", {}),
		fixture.deny("iam:DeleteRole", "arn:aws:iam::*:role/*", {}),
	])
		with data.iamgate.data.catalogue as table
		with data.iamgate.iam.exempt.patterns as set()
	open["iam:tagrole"]
	open["iam:deletegroup"]
	not open["iam:deleteuser"]
	not open["iam:putuserpolicy"]
	not open["iam:deleterole"]
}
