package iamgate.judge.open_subject_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.open_subject

_first(slice) := {name: [request.grant.allow.ref.address, request.state] |
	some name, request in found
} if {
	found := open_subject.first with input.slice as slice
}

_mfa_only := fixture.where(fixture.admin, {"Bool": {"aws:MultiFactorAuthPresent": "true"}})

_documents := {
	"a": fixture.written("aws_iam_policy.a", [_mfa_only]),
	"b": fixture.written("aws_iam_policy.b", [fixture.allow("s3:*", "*")]),
	"c": fixture.written("aws_iam_policy.c", [fixture.allow("s3:*", "*")]),
	"guard": fixture.written("aws_iam_policy.guard", [fixture.guard]),
}

_alice(links) := fixture.subject("user", "alice", links, {})

_own(ids) := [fixture.link(id, "own") | some id in ids]

_with(ids) := fixture.slice([_alice(_own(ids))], _documents, "all-sessions")

test_requests_without_mfa_come_first_then_the_first_document if {
	_first(_with(["a", "c", "b"])) == {"aws_iam_user.alice": ["aws_iam_policy.b", "absent"]}
	_first(_with(["a"])) == {"aws_iam_user.alice": ["aws_iam_policy.a", "true"]}
}

test_who_passes_has_no_request if {
	_first(_with(["b", "guard"])) == {}
}

_team(group_ids, own_ids) := fixture.slice(
	[
		_alice(array.concat([fixture.through(id, "aws_iam_group.team") | some id in group_ids], _own(own_ids))),
		fixture.subject("group", "team", _own(group_ids), {"members": ["aws_iam_user.alice"]}),
	],
	_documents, "all-sessions",
)

test_what_a_user_has_from_a_failing_group_is_told_of_the_group if {
	_first(_team(["b"], [])) == {"aws_iam_group.team": ["aws_iam_policy.b", "absent"]}
}

test_what_a_user_has_beside_a_failing_group_is_told_of_the_user if {
	_first(_team(["b"], ["c"])) == {
		"aws_iam_group.team": ["aws_iam_policy.b", "absent"],
		"aws_iam_user.alice": ["aws_iam_policy.c", "absent"],
	}
}
