package iamgate.settle.holes_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.status
import data.iamgate.settle.holes

_catalogue := fixture.catalogue({"write": {"steps": [["iam:createpolicyversion"]]}}, {
	"paths": {
		"write": {
			"gate": "fail", "service": null, "existing": false, "unpinned": false, "limits": [],
			"name": "Write", "why": "Why.", "fix": "Fix.", "steps": [["iam:createpolicyversion"]],
		},
		"read": {
			"gate": "warn", "service": null, "existing": false, "unpinned": false, "limits": [],
			"name": "Read", "why": "Why.", "fix": "Fix.", "steps": [["s3:getobject"]],
		},
	},
	"by_action": {"iam:createpolicyversion": ["write"], "s3:getobject": ["read"]}, "actions": {"iam:createpolicyversion", "s3:getobject"},
})

_tables := object.union(fixture.tables, {"catalogue": _catalogue, "rules": data.iamgate.data.rules})

_id := "aws_iam_user.alice"

_entry := {
	"id": _id, "subject": _id, "kind": "user", "address": "aws_iam_policy.p", "attribute": "policy",
	"reason": "holes", "expressions": ["aws_s3_bucket.b.arn"],
}

# The statements of alice at worst and at best.
_slice(worst, best) := object.union(fixture.alice(worst), {
	"hidden": {"open": [], "malformed": [], "external": [], "holes": [_entry]},
	"twins": {"certain": fixture.alice(best)},
})

_found(worst, best) := found if {
	findings := holes.findings with input.slice as _slice(worst, best)
		with data.iamgate.data as _tables
		with data.iamgate.iam.exempt.patterns as set()
	found := {[object.get(finding, "catalogue", finding.rule), object.get(finding, "outcome", "fail")] | some finding in findings}
}

_status(worst, best) := word if {
	word := status.of[_id] with input.slice as _slice(worst, best)
		with data.iamgate.data as _tables
		with data.iamgate.iam.exempt.patterns as set()
}

_sqs := fixture.allow("sqs:*", "*")

test_a_guard_that_holds_in_any_case_is_a_pass if {
	_found([_sqs, fixture.guard], [fixture.guard]) == set()
	_status([_sqs, fixture.guard], [fixture.guard]) == "guarded"
}

test_a_request_that_is_possible_in_any_case_is_a_failure if {
	_found([_sqs], [_sqs]) == {["no_guard", "fail"]}
	_status([fixture.admin], [_sqs]) == "unguarded"
}

test_what_only_some_values_allow_is_open if {
	_found([_sqs], []) == {["unverifiable", "unverifiable"]}
	_status([_sqs], []) == "unverifiable"
	_found([_sqs], [_sqs, fixture.guard]) == {["unverifiable", "unverifiable"]}
}

test_a_path_that_is_there_in_any_case_is_a_failure if {
	write := fixture.allow("iam:CreatePolicyVersion", "*")
	_found([write, fixture.guard], [write, fixture.guard]) == {["write", "fail"]}
	_found([write, fixture.guard], [fixture.guard]) == {["unverifiable", "unverifiable"]}
}

test_a_warning_that_may_be_none_is_told_as_one_that_cannot_be_verified if {
	read := fixture.allow("s3:GetObject", "*")
	_found([read, fixture.guard], [fixture.guard]) == {["read", "unverifiable"]}
}

test_the_same_fault_of_a_statement_in_both_readings_is_one if {
	misspelt := fixture.guard_if({"BoolIfExists": {"aws:MultiFactorAuthPresentt": "false"}})
	["misspelt_key", "fail"] in _found([_sqs, fixture.guard, misspelt], [fixture.allow("sqs:ListQueues", "*"), fixture.guard, misspelt])
	not ["misspelt_key", "fail"] in _found([_sqs, fixture.guard], [fixture.allow("sqs:ListQueues", "*"), fixture.guard, misspelt])
}

test_without_unknown_parts_nothing_changes if {
	findings := holes.findings with input.slice as fixture.alice([_sqs])
		with data.iamgate.data as _tables
		with data.iamgate.iam.exempt.patterns as set()
	{finding.rule | some finding in findings} == {"no_guard"}
}

test_what_else_is_hidden_of_it_is_told_all_the_same if {
	hidden := {"id": _id, "subject": _id, "kind": "user", "address": "a", "attribute": "policy_arn", "arn": "arn:aws:iam::123456789012:policy/p"}
	slice := object.union(_slice([_sqs, fixture.guard], [fixture.guard]), {"hidden": {"open": [], "malformed": [], "external": [hidden], "holes": []}})
	findings := holes.findings with input.slice as slice
		with data.iamgate.data as _tables
		with data.iamgate.iam.exempt.patterns as set()
	{finding.rule | some finding in findings} == {"external_policy"}
}

# A group and its only member, who has these statements beside those of the group.
_team(statements) := fixture.slice(
	[
		fixture.subject("group", "team", [fixture.link("work", "own")], {"members": [_id]}),
		fixture.subject("user", "alice", [fixture.through("work", "aws_iam_group.team"), fixture.link("own", "own")], {}),
	],
	{"work": fixture.written("aws_iam_group_policy.work", [_sqs]), "own": fixture.written("aws_iam_user_policy.own", statements)},
	"all-sessions",
)

test_a_group_that_its_members_may_guard_does_not_fail_in_any_case if {
	_of_team([fixture.deny("*", "*", {})]) == set()
	_of_team([]) == {"no_guard"}
}

_of_team(best) := {finding.rule | some finding in found; finding.subject == "aws_iam_group.team"} if {
	slice := object.union(_team([]), {
		"hidden": {"open": [], "malformed": [], "external": [], "holes": [_entry]},
		"twins": {"certain": _team(best)},
	})
	found := holes.findings with input.slice as slice
		with data.iamgate.data as _tables
		with data.iamgate.iam.exempt.patterns as set()
}

test_how_mfa_is_missed_has_to_be_the_same if {
	own := fixture.admit({"AWS": "444455556666"})
	asked := object.union(own, {"Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}})
	refused := object.union(asked, {"Effect": "Deny"})
	slice := object.union(fixture.trust([asked, own]), {
		"hidden": {"open": [], "malformed": [], "external": [], "holes": [object.union(_entry, {"id": fixture.trust_id})]},
		"twins": {"certain": fixture.trust([refused, own])},
	})
	findings := holes.findings with input.slice as slice
		with data.iamgate.data as _tables
		with data.iamgate.iam.exempt.patterns as set()
	{[finding.rule, finding.outcome] | some finding in findings} == {
		["mfa_not_required", "unverifiable"],
		["unverifiable", "unverifiable"],
	}
}

# The rules that fire of a trust policy with these statements at worst and at best.
_of_trust(worst, best) := {[finding.rule, object.get(finding, "outcome", "fail")] | some finding in findings} if {
	slice := object.union(fixture.trust(worst), {
		"hidden": {"open": [], "malformed": [], "external": [], "holes": [object.union(_entry, {"id": fixture.trust_id})]},
		"twins": {"certain": fixture.trust(best)},
	})
	findings := holes.findings with input.slice as slice
		with data.iamgate.data as _tables
		with data.iamgate.iam.exempt.patterns as set()
}

test_a_fault_of_a_trust_policy_in_both_readings_is_one if {
	anyone := fixture.admit("*")
	["anyone", "fail"] in _of_trust([anyone], [anyone])
	other := fixture.admit({"AWS": "444455556666"})
	["mfa_not_required", "fail"] in _of_trust([other], [other])
}
