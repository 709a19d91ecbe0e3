package iamgate.plan.harmless_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.plan.given_test as given
import data.iamgate.plan.harmless

_table := fixture.catalogue(
	{
		"put": fixture.path(["iam:putuserpolicy"]),
		"mint": object.union(fixture.path(["iam:createaccesskey"]), {"gate": "warn"}),
		"state": fixture.path(["s3:putobject@state"]),
		"read": object.union(fixture.path(["s3:getobject"]), {"gate": "info"}),
	},
	{},
)

_aws := "arn:aws:iam::aws:policy/Work"

_own := "arn:aws:iam::111111111111:policy/team/work"

# A user's policy with a condition that names these policies.
_naming(key, texts) := {"block": "aws_iam_user_policy.w", "after": {
	"user": "a", "name": "w",
	"policy": given.text({"Version": "2012-10-17", "Statement": [fixture.where(
		fixture.allow("iam:AttachUserPolicy", "*"),
		{"ArnEquals": {key: texts}},
	)]}),
}}

_found(parts, managed) := found if {
	found := harmless.texts with input as {"plan": given.plan(parts), "iamgate": {"managed": managed}}
		with data.iamgate.data.catalogue as _table
}

_policy(statements) := {"Version": "2012-10-17", "Statement": statements}

# Is a policy of AWS with these statements harmless?
_harmless(statements) if _found([_naming("iam:PolicyARN", _aws)], {_aws: _policy(statements)}) == {_aws}

_all := {"Effect": "Allow", "Action": "*", "Resource": "*"}

test_a_policy_that_allows_no_step_is_harmless if {
	every actions in ["ec2:*", ["s3:Get*", "iam:List*"], "iam:PutGroupPolicy", "*:List*", []] {
		_harmless([fixture.allow(actions, "*")])
	}
	_harmless([{"Effect": "Allow", "NotAction": ["iam:*", "s3:PutObject"], "Resource": "*"}])
}

test_a_policy_that_allows_a_step_leads_somewhere if {
	every actions in ["*", "iam:*", "IAM:Put*", "iam:CreateAccessKey", ["ec2:*", "s3:PutObject"], "*:PutUser*", "i*:*"] {
		not _harmless([fixture.allow(actions, "arn:aws:iam::*:user/one")])
	}
	not _harmless([{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}])
}

test_a_step_that_is_denied_everywhere_leads_nowhere if {
	_harmless([_all, fixture.deny(["iam:*", "s3:Put*"], "*", {})])
	_harmless([_all, {"Effect": "Deny", "NotAction": "ec2:*", "Resource": ["arn:aws:s3:::b", "*"]}])
}

test_a_step_that_is_denied_here_and_there_leads_somewhere if {
	every deny in [
		fixture.deny("iam:*", "*", {}), fixture.deny("*", "arn:aws:iam::*:user/x", {}),
		fixture.deny("*", "*", fixture.without_mfa), {"Effect": "Deny", "Action": "*", "NotResource": "*"},
	] {
		not _harmless([_all, deny])
	}
}

test_conditions_on_policies_and_boundaries_name_them if {
	managed := {_aws: given.work}
	_found([_naming("IAM:PolicyArn", _aws)], managed) == {_aws}
	_found([_naming("iam:PermissionsBoundary", [_aws, "arn:aws:iam::aws:policy/*"])], managed) == {_aws}
	_found([_naming("aws:PrincipalArn", _aws)], managed) == set()
}

test_a_managed_policy_names_others_too if {
	attached := {"block": "aws_iam_user_policy_attachment.t", "after": {"user": "a", "policy_arn": "arn:aws:iam::aws:policy/Attach"}}
	naming := _policy([fixture.where(fixture.allow("iam:Attach*", "*"), {"ArnEquals": {"iam:PolicyARN": _aws}})])
	_found([given.user("a"), attached], {"arn:aws:iam::aws:policy/Attach": naming, _aws: given.work}) == {_aws}
}

test_a_policy_that_nothing_shows_is_not_harmless if {
	_found([_naming("iam:PolicyARN", [_aws, _own])], {}) == set()
}

_planned(document, changes) := object.union(given.policy("work", document), {"after": changes})

_plan(changes) := _found([_naming("iam:PolicyARN", _own), _planned(given.work, changes)], {})

test_a_planned_policy_is_known_by_its_name_and_path if {
	_plan({"path": "/team/"}) == {_own}
	_plan({"path": "/"}) == set()
	_plan({"path": "/team/", "name": "other"}) == set()
	short := "arn:aws:iam::111111111111:policy/work"
	_found([_naming("iam:PolicyARN", short), _planned(given.work, {"path": null})], {}) == {short}
}

test_a_planned_policy_whose_arn_is_known_is_no_other if {
	_plan({"path": "/team/", "arn": _own}) == {_own}
	_plan({"path": "/team/", "arn": "arn:aws:iam::222222222222:policy/team/work"}) == set()
}

test_a_planned_policy_may_lead_somewhere_or_be_hidden if {
	_found([_naming("iam:PolicyARN", _own), _planned(_policy([_all]), {"path": "/team/"})], {}) == set()
	hidden := {"block": "aws_iam_policy.work", "after": {"name": "work", "path": "/team/"}, "unknown": {"policy": true}}
	_found([_naming("iam:PolicyARN", _own), hidden], {}) == set()
}

# Two policies of one name, as two accounts may have.
_twins(one, other) := _found(
	[
		_naming("iam:PolicyARN", _own), _planned(one, {"path": "/team/"}),
		object.union(_planned(other, {"path": "/team/"}), {"block": "aws_iam_policy.twin"}),
	],
	{},
)

test_of_two_policies_that_may_be_meant_neither_may_lead_anywhere if {
	_twins(given.work, given.work) == {_own}
	_twins(given.work, given.guard) == {_own}
	_twins(given.work, _policy([_all])) == set()
}

test_a_policy_of_aws_is_none_of_the_plan if {
	_found([_naming("iam:PolicyARN", "arn:aws:iam::aws:policy/work"), _planned(given.work, {"path": "/"})], {}) == set()
}
