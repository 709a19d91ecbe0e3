package iamgate.rules.mfa.guard_removed_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.guard_removed as rule

_guarded := fixture.alice([fixture.admin, fixture.guard])

_places(slice) := {[finding.address, finding.attribute] | some finding in findings} if {
	findings := rule.findings with input.slice as slice
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

_after(slice, twins) := object.union(slice, {"twins": twins})

test_a_guard_that_is_gone_is_told_at_its_document if {
	_places(_after(fixture.alice([fixture.admin]), {"before": _guarded})) == {["aws_iam_policy.p", "policy"]}
}

test_a_guard_that_stays_is_silent if {
	_places(_after(_guarded, {"before": _guarded})) == set()
	_places(_after(fixture.alice([fixture.admin]), {"before": fixture.alice([fixture.admin])})) == set()
	_places(fixture.alice([fixture.admin])) == set()
}

test_a_guard_that_nothing_keeps_in_place_is_told if {
	_places(_after(_guarded, {"before": _guarded, "kept": fixture.alice([fixture.admin])})) == {["aws_iam_policy.p", "policy"]}
	_places(_after(_guarded, {"before": _guarded, "kept": _guarded})) == set()
}

test_a_guard_that_new_rights_get_round_is_told_at_the_subject if {
	_places(_wider) == {["aws_iam_user.alice", null]}
}

_documents := {
	"g": fixture.written("aws_iam_policy.g", [fixture.deny("s3:*", "*", fixture.without_mfa)]),
	"s": fixture.written("aws_iam_policy.s", [fixture.allow("s3:*", "*")]),
	"e": fixture.written("aws_iam_policy.e", [fixture.allow("ec2:*", "*")]),
}

_slice(ids) := fixture.slice(
	[fixture.subject("user", "alice", [fixture.link(id, "own") | some id in ids], {})],
	_documents, "all-sessions",
)

_wider := _after(_slice(["g", "s", "e"]), {"before": _slice(["g", "s"])})
