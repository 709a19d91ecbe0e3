package iamgate.judge.entry_test

import data.iamgate.judge.entry
import data.iamgate.judge.fixture_test as fixture

_rows(statements) := rows if {
	rows := entry.of[fixture.trust_id] with input.slice as fixture.trust(statements)
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

# [class, caller, action, truth] of each row.
_brief(statements) := {[row.class, row.caller, row.action, row.truth] | some row in _rows(statements)}

_always := {"true": "holds", "false": "holds", "absent": "holds"}

test_an_account_lets_in_users_and_roles if {
	_brief([fixture.admit(fixture.elsewhere)]) == {
		["account", "user", "sts:assumerole", _always],
		["account", "role", "sts:assumerole", {"false": "holds"}],
	}
}

test_each_kind_of_caller_has_its_action if {
	both := {"AWS": "AROAEXAMPLE", "Service": "ec2.amazonaws.com", "Federated": "gitlab.com"}
	_brief([fixture.admit_by("sts:*", both)]) == {
		["role", "role", "sts:assumerole", {"false": "holds"}],
		["service", "service", "sts:assumerole", {"absent": "holds"}],
		["oidc", "oidc", "sts:assumerolewithwebidentity", {"absent": "holds"}],
	}
	_brief([fixture.admit({"Federated": "gitlab.com"})]) == set()
}

test_mfa_is_decided_by_state_and_a_deny_takes_away if {
	needs := fixture.where(fixture.admit({"AWS": "AIDAEXAMPLE"}), fixture.with_mfa)
	_brief([needs]) == {["user", "user", "sts:assumerole", {"true": "holds", "false": "fails", "absent": "fails"}]}
	guard := fixture.keep_out("*", {"Bool": {"aws:MultiFactorAuthPresent": "false"}})
	_brief([fixture.admit({"AWS": "AIDAEXAMPLE"}), guard]) == {["user", "user", "sts:assumerole", {
		"true": "holds", "false": "fails", "absent": "holds",
	}]}
}

test_a_deny_that_need_not_hold_leaves_it_open if {
	_brief([
		fixture.admit({"Service": "ec2.amazonaws.com"}),
		fixture.keep_out("*", {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}),
	]) == {["service", "service", "sts:assumerole", {"absent": "depends"}]}
}

test_an_operator_that_aws_does_not_have_leaves_it_open if {
	strange := fixture.where(fixture.admit({"AWS": "AIDAEXAMPLE"}), {"Boole": {"aws:MultiFactorAuthPresent": "true"}})
	[row] := _rows([strange])
	row.truth.absent == "depends"
	row.allow.undecided["aws:multifactorauthpresent"]
}

_whose(account, principal) := {row.whose | some row in rows} if {
	slice := fixture.trust_of([fixture.admit(principal)], {"who": {"account": account}})
	rows := entry.of[fixture.trust_id] with input.slice as slice
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

test_an_account_is_the_own_one_another_or_perhaps_the_own_one if {
	_whose("123456789012", fixture.here) == {"own"}
	_whose("123456789012", fixture.elsewhere) == {"foreign"}
	_whose("123456789012", {"AWS": "AROAEXAMPLE"}) == {null}
	_whose(null, fixture.elsewhere) == {"unknown"}
}

test_keys_limit_who_may_come_on_either_side if {
	limited := fixture.where(
		fixture.admit({"AWS": "AIDAEXAMPLE"}),
		object.union(fixture.with_mfa, {"StringEquals": {"sts:ExternalId": "x"}}),
	)
	[row] := _rows([limited, fixture.keep_out("*", {"StringNotEquals": {"aws:PrincipalOrgID": "o-a"}})])
	row.limits == {"sts:externalid", "aws:principalorgid"}
}

test_users_have_no_rows if {
	entry.of == {} with input.slice as fixture.alice([fixture.admin])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}
