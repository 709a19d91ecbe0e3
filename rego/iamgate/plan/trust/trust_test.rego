package iamgate.plan.trust_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.trust

_role(principal, extra) := object.union(given.role("r"), {"after": object.union(
	{"assume_role_policy": given.text({"Version": "2012-10-17", "Statement": [
		{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}},
		{"Effect": "Deny", "Action": "sts:AssumeRole", "Principal": "*"},
		{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal},
	]})},
	extra,
)})

# Which users are granted what, as {user: {key: [[statement, resources]]}}.
_grants(parts) := {user: {key: [[statement.index, statement.resources.patterns] | some statement in grant.statements] |
	some key, grant in by_key
} |
	some user, by_key in grants
} if {
	grants := trust.grants with input as given.plan(parts)
}

_alice := "arn:aws:iam::111111111111:user/alice"

_key := "aws_iam_role.r#assume_role_policy"

test_a_trust_document_that_names_a_user_grants if {
	grants := trust.grants with input as given.plan([given.user("alice"), _role({"AWS": _alice}, {})])
	grants == {"aws_iam_user.alice": {_key: {
		"address": "aws_iam_role.r", "view": "after", "attribute": "assume_role_policy",
		"kind": "trust", "sensitive": false,
		"statements": [{
			"index": 2, "sid": null, "effect": "Allow",
			"actions": {"not": false, "patterns": ["sts:AssumeRole"]},
			"resources": {"not": false, "patterns": ["arn:*:iam::*:role/*r"]},
			"atoms": [], "variables": true, "principals": {"AWS": _alice},
		}],
	}}}
}

test_one_of_several_principals_may_be_a_user_under_a_path if {
	principal := {"AWS": ["arn:aws:iam::111111111111:root", "arn:aws:iam::111111111111:user/team/Alice"]}
	_grants([given.user("alice"), _role(principal, {})]) == {"aws_iam_user.alice": {_key: [[2, ["arn:*:iam::*:role/*r"]]]}}
}

test_a_user_outside_the_plan_is_granted_too if {
	policy := {"block": "aws_iam_user_policy.p", "after": {"user": "alice", "name": "p", "policy": "{}"}}
	object.keys(_grants([policy, _role({"AWS": _alice}, {})])) == {"user/alice"}
}

test_roots_roles_other_names_and_services_grant_nobody if {
	every principal in [
		{"AWS": "arn:aws:iam::111111111111:root"}, {"AWS": "arn:aws:iam::111111111111:role/alice"},
		{"AWS": "arn:aws:iam::111111111111:user/bob"}, {"AWS": "*"}, {"Service": _alice}, "*",
	] {
		_grants([given.user("alice"), _role(principal, {})]) == {}
	}
}

test_a_user_of_another_account_is_not_granted if {
	user := object.union(given.user("alice"), {"after": {"arn": "arn:aws:iam::222222222222:user/alice"}})
	_grants([user, _role({"AWS": _alice}, {})]) == {}
}

test_a_user_without_a_name_is_not_named if {
	_grants([{"block": "aws_iam_user.u", "after": {}, "unknown": {"name": true}}, _role({"AWS": _alice}, {})]) == {}
}

test_the_role_is_known_by_its_arn_or_its_name_or_may_be_any if {
	arn := {"arn": "arn:aws:iam::111111111111:role/r"}
	_grants([given.user("alice"), _role({"AWS": _alice}, arn)]) == {"aws_iam_user.alice": {_key: [[2, [arn.arn]]]}}
	_grants([given.user("alice"), _role({"AWS": _alice}, {"name": null})]) == {"aws_iam_user.alice": {_key: [[
		2,
		["arn:*:iam::*:role/*"],
	]]}}
}

test_a_policy_of_a_resource_that_names_a_user_grants_what_it_says if {
	policy := {"block": "aws_sqs_queue_policy.q", "after": {"policy": given.text({"Version": "2012-10-17", "Statement": [
		{"Effect": "Allow", "Action": "sqs:*", "Principal": "*", "Resource": "*"},
		{"Effect": "Allow", "Action": "sqs:*", "Principal": {"AWS": _alice}, "Resource": "arn:aws:sqs:::q"},
	]})}}
	_grants([given.user("alice"), policy]) == {"aws_iam_user.alice": {"aws_sqs_queue_policy.q#policy": [[1, ["arn:aws:sqs:::q"]]]}}
}

test_denies_for_everybody_stand_beside_what_a_resource_grants if {
	deny := {"Effect": "Deny", "Action": "sqs:*"}
	policy := {"block": "aws_sqs_queue_policy.q", "after": {"policy": given.text({"Version": "2012-10-17", "Statement": [
		{"Effect": "Allow", "Action": "sqs:*", "Principal": {"AWS": _alice}, "Resource": "arn:aws:sqs:::q"},
		object.union(deny, {"Principal": "*", "Resource": "arn:aws:sqs:::q"}),
		object.union(deny, {"Principal": {"AWS": "*"}, "Resource": ["arn:aws:sqs:::r"]}),
		object.union(deny, {"Principal": "*", "Resource": "*"}),
		object.union(deny, {"Principal": "*", "NotResource": "arn:aws:sqs:::q"}),
		object.union(deny, {"Principal": {"AWS": "123456789012"}, "Resource": "arn:aws:sqs:::q"}),
	]})}}
	_grants([given.user("alice"), policy]) == {"aws_iam_user.alice": {"aws_sqs_queue_policy.q#policy": [
		[0, ["arn:aws:sqs:::q"]], [1, ["arn:aws:sqs:::q"]], [2, ["arn:aws:sqs:::r"]],
	]}}
}
