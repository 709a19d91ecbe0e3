package iamgate.judge.facts_test

import data.iamgate.judge.facts
import data.iamgate.judge.fixture_test as fixture

_alice := "aws_iam_user.alice"

test_allows_and_denies_are_apart_and_know_where_they_stand if {
	of := facts.of[_alice] with input.slice as fixture.alice([fixture.admin, fixture.guard])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	[entry.ref | some entry in of.allows] == [{
		"address": "aws_iam_policy.p",
		"attribute": "policy",
		"statement": 0,
		"sid": null,
	}]
	[entry.ref | some entry in of.denies] == [{
		"address": "aws_iam_policy.p",
		"attribute": "policy",
		"statement": 1,
		"sid": "Guard",
	}]
	of.bounds == []
}

test_a_condition_on_mfa_is_decided_by_the_state_of_the_request if {
	of := facts.of[_alice] with input.slice as fixture.alice([fixture.guard])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	of.denies[0].truth == {"true": "fails", "false": "holds", "absent": "holds"}
	of.denies[0].undecided == {}
	of.denies[0].keys == {"aws:multifactorauthpresent"}
}

test_another_condition_leaves_it_open_what_a_statement_does if {
	condition := object.union(fixture.without_mfa, {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}})
	of := facts.of[_alice] with input.slice as fixture.alice([fixture.guard_if(condition)])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	of.denies[0].truth == {"true": "fails", "false": "depends", "absent": "depends"}
	{key | some key in of.denies[0].undecided} == {"aws:requestedregion"}
	of.denies[0].rest == "depends"
}

test_an_operator_that_aws_does_not_have_leaves_it_open_too if {
	condition := {"IsFalse": {"aws:MultiFactorAuthPresent": "true"}}
	of := facts.of[_alice] with input.slice as fixture.alice([fixture.guard_if(condition)])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	of.denies[0].truth == {"true": "depends", "false": "depends", "absent": "depends"}
	"aws:multifactorauthpresent" in {key | some key in of.denies[0].undecided}
}

test_a_condition_that_fails_for_the_subject_is_named if {
	condition := {"StringEquals": {"aws:username": "bob"}}
	of := facts.of[_alice] with input.slice as fixture.alice([fixture.where(fixture.admin, condition)])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	of.allows[0].truth == {"true": "fails", "false": "fails", "absent": "fails"}
	of.allows[0].failing == {"aws:username"}
}

test_what_comes_through_a_group_says_so if {
	alice := fixture.subject("user", "alice", [fixture.through("p", "aws_iam_group.team")], {})
	documents := {"p": fixture.written("aws_iam_policy.p", [fixture.admin])}
	of := facts.of[_alice] with input.slice as fixture.slice([alice], documents, "all-sessions")
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	[[entry.via, entry.group] | some entry in of.allows] == [["group", "aws_iam_group.team"]]
}

_bounded(bounds) := fixture.slice(
	[fixture.subject(
		"user", "alice", [
			fixture.link("p", "own"), fixture.link("t", "trust"), fixture.link("b", "boundary"),
		],
		{"bounded": true},
	)],
	{
		"p": fixture.written("aws_iam_policy.p", [fixture.admin, fixture.allow("s3:*", "arn:aws:s3:::bucket/*")]),
		"t": fixture.written("aws_iam_role.r", [fixture.allow("sts:AssumeRole", "arn:aws:iam::*:role/r")]),
		"b": fixture.written("aws_iam_policy.b", bounds),
	},
	"all-sessions",
)

_scopes(grants) := {[
	grant.allow.via, [pattern.sym |
		some element in grant.elements
		some pattern in element.patterns
	],
	grant.full,
] |
	some grant in grants
}

test_a_grant_lies_within_the_boundary_unless_a_trust_gives_it if {
	grants := facts.grants[_alice] with input.slice as _bounded([fixture.allow("s3:*", "arn:aws:s3:::b*")])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	_scopes(grants) == {
		["own", ["arn:aws:s3:::b*", "*"], false],
		["own", ["arn:aws:s3:::bucket/*", "arn:aws:s3:::b*"], false],
		["trust", ["arn:aws:iam::*:role/r"], false],
	}
	{grant.actions.but | some grant in grants; grant.allow.via == "own"} == {false}
}

test_a_boundary_over_everything_takes_nothing if {
	grants := facts.grants[_alice] with input.slice as _bounded([fixture.admin])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	_scopes(grants) == {
		["own", ["*", "*"], true],
		["own", ["arn:aws:s3:::bucket/*", "*"], false],
		["trust", ["arn:aws:iam::*:role/r"], false],
	}
}

test_a_boundary_without_an_allow_leaves_only_what_a_trust_gives if {
	grants := facts.grants[_alice] with input.slice as _bounded([fixture.guard])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	[grant.allow.via | some grant in grants] == ["trust"]
	of := facts.of[_alice] with input.slice as _bounded([fixture.guard])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	[entry.via | some entry in of.denies] == ["boundary"]
}

test_a_grant_asks_for_what_the_boundary_asks_for if {
	with_mfa := fixture.where(fixture.admin, {"Bool": {"aws:MultiFactorAuthPresent": "true"}})
	grants := facts.grants[_alice] with input.slice as _bounded([with_mfa])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	truths := {grant.truth | some grant in grants; grant.allow.via == "own"}
	truths == {{"true": "holds", "false": "fails", "absent": "fails"}}
	{count(grant.by) | some grant in grants; grant.allow.via == "own"} == {2}
}
