package iamgate.judge.unsettled_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.unsettled

_overlapping := [
	fixture.allow("s3:GetObject", "arn:aws:s3:::*a"),
	{
		"Effect": "Deny", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::b*",
		"Condition": fixture.without_mfa,
	},
	fixture.deny("s3:GetObject", "arn:aws:s3:::b*a", fixture.without_mfa),
]

_overlaps(changes) := {id: row.grant.allow.ref.statement | some id, row in found} if {
	slice := fixture.alone("user", "alice", _overlapping, changes)
	found := unsettled.overlaps with input.slice as slice
}

test_an_allow_that_denies_may_or_may_not_cover_is_named if {
	_overlaps({}) == {"aws_iam_user.alice": 0}
}

test_what_the_plan_hides_is_told_instead if {
	_overlaps({"unread": ["?"]}) == {}
	_overlaps({"unread_boundary": true}) == {}
}

test_who_passes_is_settled if {
	unsettled.overlaps == {} with input.slice as fixture.alice([fixture.admin, fixture.guard])
}
