package iamgate.judge.steps_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.steps

_alice := "aws_iam_user.alice"

_put := "iam:putuserpolicy"

_pass := "iam:passrole"

_assume := "sts:assumerole"

_command := "ssm:sendcommand"

_create := "lambda:createfunction"

_with(actions, changes) := object.union(fixture.path(actions), changes)

_table := fixture.catalogue(
	{
		"put": fixture.path([_put]),
		"attach": _with(["iam:attachuserpolicy"], {"gate": "warn", "limits": ["iam:policyarn"]}),
		"read": _with(["iam:getpolicyversion"], {"gate": "info"}),
		"either": {"steps": [["iam:createloginprofile", "iam:updateloginprofile"]]},
		"run": _with([_pass, _create], {"service": "lambda.amazonaws.com"}),
		"pass": _with([_pass], {"gate": "warn", "unpinned": true}),
		"assume": _with([_assume], {"unpinned": true}),
		"command": _with([_command], {"existing": true, "limits": ["ssm:resourcetag", "ssm:document"]}),
		"command-anyhow": fixture.path([_command]),
	},
	{},
)

_found(statements) := found if {
	found := object.get(steps.uses, [_alice], {}) with input.slice as fixture.alice(statements)
		with data.iamgate.data.catalogue as _table
		with data.iamgate.iam.exempt.patterns as set()
}

# What is used where no session needs MFA, by path.
_uses(statements) := {path: by_state.absent | some path, by_state in _found(statements)}

_role := "arn:aws:iam::123456789012:role/deploy"

_instance := "arn:aws:ec2:*:*:instance/i-1"

_tagged(value) := {"StringEquals": {"ssm:resourceTag/team": value}}

_everywhere(found) := {"absent": found, "false": found, "true": found}

test_a_path_is_taken_where_each_of_its_steps_is_open if {
	_found([fixture.allow("lambda:CreateFunction", "*"), fixture.allow("iam:PassRole", "*")]) == {
		"run": _everywhere([[0, 0, 1, _pass], [0, 0, 0, _create]]),
		"pass": _everywhere([[1, 0, 1, _pass]]),
	}
	_found([fixture.allow("lambda:CreateFunction", "*")]) == {}
}

test_steps_that_are_open_in_different_states_make_no_path if {
	by_key := fixture.where(fixture.allow("lambda:CreateFunction", "*"), {"Null": {"aws:MultiFactorAuthPresent": "true"}})
	with_mfa := fixture.where(fixture.allow("iam:PassRole", "*"), {"Bool": {"aws:MultiFactorAuthPresent": "true"}})
	_found([by_key, with_mfa]) == {"pass": {"true": [[1, 0, 1, _pass]]}}
}

test_the_worth_of_a_path_is_its_level if {
	_uses([fixture.allow(["iam:PutUserPolicy", "iam:AttachUserPolicy", "iam:GetPolicyVersion"], "*")]) == {
		"put": [[0, 0, 0, _put]],
		"attach": [[1, 0, 0, "iam:attachuserpolicy"]],
		"read": [[2, 0, 0, "iam:getpolicyversion"]],
	}
}

test_the_first_of_several_ways_is_used if {
	_uses([fixture.allow("iam:UpdateLoginProfile", "*")]) == {"either": [[0, 1, 0, "iam:updateloginprofile"]]}
	_uses([fixture.allow("iam:UpdateLoginProfile", "*"), fixture.allow("iam:*LoginProfile", "*")]) == {"either": [[0, 0, 1, "iam:createloginprofile"]]}
}

test_what_is_there_by_name_is_worth_less if {
	_uses([fixture.allow("ssm:SendCommand", _instance)]) == {
		"command": [[1, 0, 0, _command]],
		"command-anyhow": [[0, 0, 0, _command]],
	}
	_uses([fixture.allow("ssm:SendCommand", _instance), fixture.allow("ssm:SendCommand", "*")]) == {
		"command": [[0, 0, 1, _command]],
		"command-anyhow": [[0, 0, 1, _command]],
	}
}

test_a_named_role_to_pass_is_worth_less if {
	_uses([fixture.allow("iam:PassRole", _role), fixture.allow("lambda:CreateFunction", "*")]) == {"run": [
		[1, 0, 0, _pass],
		[0, 0, 1, _create],
	]}
}

test_a_path_that_needs_many_resources_is_not_taken_by_a_name if {
	_uses([fixture.allow("sts:AssumeRole", _role)]) == {}
	_uses([fixture.allow("sts:AssumeRole", "*")]) == {"assume": [[0, 0, 0, _assume]]}
}

test_a_condition_that_perhaps_limits_adds_a_level if {
	_uses([fixture.where(fixture.allow("ssm:SendCommand", "*"), _tagged("${aws:PrincipalTag/team}"))]) == {
		"command": [[1, 0, 0, _command]],
		"command-anyhow": [[0, 0, 0, _command]],
	}
	attach := fixture.where(fixture.allow("iam:AttachUserPolicy", "*"), {"ArnEquals": {"iam:PolicyARN": "${aws:PrincipalTag/p}"}})
	_uses([attach]) == {"attach": [[2, 0, 0, "iam:attachuserpolicy"]]}
}

test_a_grant_under_a_condition_that_limits_is_not_used if {
	tagged := fixture.where(fixture.allow("ssm:SendCommand", "*"), _tagged("web"))
	_uses([tagged]) == {"command-anyhow": [[0, 0, 0, _command]]}
	_uses([tagged, fixture.allow("ssm:SendCommand", _instance)]) == {
		"command": [[1, 0, 1, _command]],
		"command-anyhow": [[0, 0, 1, _command]],
	}
}

test_no_level_is_above_a_note if {
	levels := {path: [steps.lowered(path, 0, 0), steps.lowered(path, 1, 0), steps.lowered(path, 1, 1)] |
		some path in ["put", "attach", "read"]
	} with data.iamgate.data.catalogue as _table
	levels == {"put": [0, 1, 1], "attach": [1, 1, 2], "read": [2, 2, 2]}
}

test_conditions_add_nothing_one_level_or_exclude if {
	conditions := [{}, _tagged("${aws:PrincipalTag/team}"), _tagged("web")]
	added := {i: level |
		some i in [0, 1, 2]
		level := steps.more(_alice, i, "command")
	} with input.slice as fixture.alice([fixture.where(fixture.admin, condition) | some condition in conditions])
		with data.iamgate.data.catalogue as _table
		with data.iamgate.iam.exempt.patterns as set()
	added == {0: 0, 1: 1}
}

test_the_hardest_step_counts if {
	steps.level([[0, 0, 3, _pass], [1, 0, 2, _create]]) == 1
}
