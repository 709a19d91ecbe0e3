package iamgate.judge.rising_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.rising

_found(principals, roles) := found if {
	slice := fixture.realm(principals, {role: [fixture.enter_account] | some role in roles})
	found := {"own": rising.own, "all": rising.ids} with input.slice as slice
		with data.iamgate.data.catalogue as fixture.writing
		with data.iamgate.iam.exempt.patterns as set()
}

test_a_role_rises_by_its_own_rights_or_by_another_role if {
	principals := {
		"role": {
			"top": [fixture.write],
			"middle": [fixture.assume(["top"])],
			"low": [fixture.assume(["middle"])],
			"aside": [fixture.assume(["idle"])],
			"idle": [],
		},
		"user": {"alice": [fixture.write, fixture.assume(["top"])]},
	}
	_found(principals, ["top", "middle", "low", "aside", "idle"]) == {
		"own": {"aws_iam_role.top"},
		"all": {"aws_iam_role.top", "aws_iam_role.middle", "aws_iam_role.low"},
	}
}

test_roles_that_become_each_other_rise_only_if_one_of_them_does if {
	circle := {"a": [fixture.assume(["b"])], "b": [fixture.assume(["a"])]}
	_found({"role": circle}, ["a", "b"]) == {"own": set(), "all": set()}
	raised := object.union(circle, {"b": [fixture.assume(["a"]), fixture.write]})
	_found({"role": raised}, ["a", "b"]) == {
		"own": {"aws_iam_role.b"},
		"all": {"aws_iam_role.a", "aws_iam_role.b"},
	}
}

test_a_warning_raises_no_role if {
	catalogue := fixture.catalogue({"write": {"steps": [["iam:createpolicyversion"]], "gate": "warn"}}, {})
	rising.own == set() with input.slice as fixture.realm({"role": {"top": [fixture.write]}}, {})
		with data.iamgate.data.catalogue as catalogue
		with data.iamgate.iam.exempt.patterns as set()
}

test_a_role_rises_by_a_role_that_it_hands_to_a_service if {
	catalogue := fixture.catalogue(
		{
			"run": {"steps": [["iam:passrole"], ["lambda:createfunction"]], "service": "lambda.amazonaws.com"},
			"write": {"steps": [["iam:createpolicyversion"]]},
		},
		{},
	)
	deploy := [fixture.allow("iam:PassRole", fixture.arn("role", "top")), fixture.allow("lambda:CreateFunction", "*")]
	slice := fixture.realm(
		{"role": {"deploy": deploy, "top": [fixture.write], "low": [fixture.assume(["deploy"])]}},
		{"top": [fixture.enter({"Service": "lambda.amazonaws.com"})], "deploy": [fixture.enter_account]},
	)
	found := {"own": rising.own, "all": rising.ids} with input.slice as slice
		with data.iamgate.data.catalogue as catalogue
		with data.iamgate.iam.exempt.patterns as set()
	found == {
		"own": {"aws_iam_role.top", "aws_iam_role.deploy"},
		"all": {"aws_iam_role.top", "aws_iam_role.deploy", "aws_iam_role.low"},
	}
}
