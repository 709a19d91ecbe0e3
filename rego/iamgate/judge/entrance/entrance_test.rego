package iamgate.judge.entrance_test

import data.iamgate.judge.entrance
import data.iamgate.judge.fixture_test as fixture
import data.iamgate.plan.who

_callers := {
	"user": {"alice": []},
	"group": {"team": []},
	"policy": {"loose": []},
	"role": {"ci": []},
	"permission-set": {"ops": []},
}

# Who comes into role `r` by this Principal element, in which states, as {subject: {caller: states}}.
_comes_in(principals) := _comes_in_by([fixture.enter(principals)], {})

_comes_in_by(statements, changes) := {id: {caller: {state | some state, rows in by_state; some row in rows; row.caller == caller} |
	some caller in {row.caller | some rows in by_state; some row in rows}
} |
	some id, by_trust in found
	some by_state in by_trust
} if {
	slice := fixture.changed(fixture.realm(_callers, {"r": statements}), changes)
	found := entrance.rows with input.slice as slice with data.iamgate.iam.exempt.patterns as set()
}

_as_user := {"user": {"true", "false", "absent"}}

_as_role := {"role": {"false"}}

_everybody := {
	"aws_iam_user.alice": _as_user,
	"aws_iam_group.team": _as_user,
	"aws_iam_policy.loose": _as_user,
	"aws_iam_role.ci": _as_role,
	"aws_iam_permission-set.ops": _as_role,
}

test_a_star_lets_in_everybody_as_users_or_as_sessions_of_roles if {
	_comes_in("*") == _everybody
	_comes_in({"AWS": "*"}) == _everybody
}

test_an_account_lets_in_those_who_may_be_of_it if {
	_comes_in({"AWS": "arn:aws:iam::123456789012:root"}) == _everybody
	_comes_in({"AWS": "210987654321"}) == {}
}

test_whose_account_is_not_known_may_be_of_any if {
	who := {"who": {"account": null}}
	_comes_in_by([fixture.enter({"AWS": "210987654321"})], {"aws_iam_user.alice": who}) == {"aws_iam_user.alice": _as_user}
}

test_a_name_lets_in_the_one_who_has_it if {
	_comes_in({"AWS": "arn:aws:iam::123456789012:user/team/Alice"}) == {"aws_iam_user.alice": _as_user}
	_comes_in({"AWS": "arn:aws:iam::123456789012:role/ci"}) == {"aws_iam_role.ci": _as_role}
	_comes_in({"AWS": "arn:aws:sts::123456789012:assumed-role/CI/session"}) == {"aws_iam_role.ci": _as_role}
	_comes_in({"AWS": "arn:aws:iam::123456789012:role/alice"}) == {}
	_comes_in({"AWS": "arn:aws:iam::123456789012:user/ci"}) == {}
	_comes_in({"AWS": "arn:aws:iam::210987654321:user/alice"}) == {}
}

test_who_is_named_without_an_account_may_be_of_any if {
	entrance.is_named({"class": "account", "account": null}, {"who": {"account": "123456789012"}})
}

test_an_id_in_place_of_an_arn_is_nobodys_name if {
	_comes_in({"AWS": "AIDAALICE"}) == {}
}

test_services_let_in_nobody_who_calls_by_himself if {
	_comes_in({"Service": "lambda.amazonaws.com"}) == {}
}

test_only_states_in_which_the_trust_holds_let_in if {
	with_mfa := fixture.where(fixture.enter_account, {"Bool": {"aws:MultiFactorAuthPresent": "true"}})
	_comes_in_by([with_mfa], {}) == {id: {"user": {"true"}} |
		some id in ["aws_iam_user.alice", "aws_iam_group.team", "aws_iam_policy.loose"]
	}
}

test_another_action_than_assume_role_lets_nobody_in if {
	_comes_in_by([object.union(fixture.enter_account, {"Action": "sts:TagSession"})], {}) == {}
}

test_who_has_no_trust_document_beside_comes_in_nowhere if {
	_comes_in_by([fixture.enter("*")], {id: {"beside": []} | some id, _ in _everybody}) == {}
}

# Does the trust document of role `r` name the service?
_serves(service, statements, changes) if {
	slice := fixture.changed(fixture.realm({}, {"r": statements}), {fixture.door_id("r"): changes})
	entrance.serves(fixture.door_id("r"), service) with input.slice as slice with data.iamgate.iam.exempt.patterns as set()
}

_lambda := fixture.enter({"Service": "lambda.amazonaws.com"})

test_a_role_can_be_passed_to_the_services_that_its_trust_names if {
	_serves("lambda.amazonaws.com", [_lambda], {})
	not _serves("ec2.amazonaws.com", [_lambda], {})
	not _serves("lambda.amazonaws.com", [fixture.enter("*")], {})
	not _serves("lambda.amazonaws.com", [fixture.where(_lambda, {"Bool": {"aws:MultiFactorAuthPresent": "true"}})], {})
	not _serves("lambda.amazonaws.com", [], {})
}

test_what_cannot_be_read_may_name_any_service if {
	_serves("lambda.amazonaws.com", [], {"unread": ["?"]})
}

test_the_arn_of_a_role_has_a_star_for_what_is_not_known if {
	slice := fixture.realm({"role": {"ci": []}}, {})
	entrance.arn("aws_iam_role.ci") == "arn:aws:iam::123456789012:role/ci" with input.slice as slice
	unknown := {"aws_iam_role.ci": {"who": who.of("role", null, {"account": null})}}
	entrance.arn("aws_iam_role.ci") == "arn:aws:iam::*:role/*"
		with input.slice as {"subjects": unknown, "documents": {}, "config": {}}
}

# The callers and states of whom the trust documents keep out, for an ARN.
_shut_out(slice, text) := found if {
	found := {id: states |
		some id, subject in slice.subjects
		subject.kind != "trust"
		states := {state | some state in ["true", "false", "absent"]; entrance.shuts_out(id, text, state)}
		count(states) > 0
	} with input.slice as slice with data.iamgate.iam.exempt.patterns as set()
}

_two := {"user": {"alice": [], "bob": []}, "role": {"r": []}}

test_a_trust_document_shuts_out_whom_it_does_not_let_in if {
	if_alice := fixture.where(fixture.enter({"AWS": fixture.arn("user", "alice")}), {"Bool": {"aws:MultiFactorAuthPresent": "true"}})
	slice := fixture.realm(_two, {"r": [if_alice]})
	_shut_out(slice, fixture.arn("role", "r")) == {
		"aws_iam_user.alice": {"false", "absent"},
		"aws_iam_user.bob": {"true", "false", "absent"},
		"aws_iam_role.r": {"true", "false", "absent"},
	}
}

test_a_role_outside_the_plan_shuts_out_nobody if {
	_shut_out(fixture.realm(_two, {"r": []}), fixture.arn("role", "other")) == {}
}

test_a_trust_document_that_cannot_be_read_shuts_out_nobody if {
	slice := fixture.changed(fixture.realm(_two, {"r": []}), {fixture.door_id("r"): {"documents": [], "unread": ["?"]}})
	_shut_out(slice, fixture.arn("role", "r")) == {}
}

test_a_service_is_the_same_in_any_region_and_in_china if {
	{text: entrance.service_name(text) | some text in [
		"states.us-east-1.amazonaws.com", "ec2.amazonaws.com.cn", "lambda.amazonaws.com", "tasks.apprunner.amazonaws.com",
	]} == {
		"states.us-east-1.amazonaws.com": "states.amazonaws.com",
		"ec2.amazonaws.com.cn": "ec2.amazonaws.com",
		"lambda.amazonaws.com": "lambda.amazonaws.com",
		"tasks.apprunner.amazonaws.com": "tasks.apprunner.amazonaws.com",
	}
}

test_a_permission_set_may_be_the_role_that_it_becomes if {
	subject := {"kind": "permission-set", "name": "ops", "who": {"account": null, "keys": {"aws:principalarn": {
		"present": true,
		"pattern": "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_ops_*",
	}}}}
	named := {"class": "role", "account": "111122223333"}
	path := "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/"
	entrance.by_name(object.union(named, {"text": concat("", [path, "AWSReservedSSO_ops_0123"])}), subject)
	not entrance.by_name(object.union(named, {"text": concat("", [path, "AWSReservedSSO_dev_0123"])}), subject)
}

test_a_role_that_trusts_an_id_shuts_nobody_out if {
	shut := {trusted |
		some trusted in ["AIDAEXAMPLEEXAMPLE123", "arn:aws:iam::123456789012:user/bob"]
		slice := fixture.realm({"user": {"alice": []}, "role": {"top": []}}, {"top": [fixture.enter({"AWS": trusted})]})
		entrance.shuts_out("aws_iam_user.alice", fixture.arn("role", "top"), "true") with input.slice as slice
			with data.iamgate.iam.exempt.patterns as set()
	}
	shut == {"arn:aws:iam::123456789012:user/bob"}
}
