package iamgate.judge.applicable_test

import data.iamgate.judge.applicable
import data.iamgate.judge.fixture_test as fixture

_names(slice) := {slice.subjects[id].name | some id in ids} if ids := applicable.ids with input.slice as slice

# No object is a user.
_never := fixture.allow("s3:GetObject", "arn:aws:iam::123456789012:user/alice")

_one := fixture.allow("s3:GetObject", "arn:aws:s3:::site/*")

test_whoever_may_do_more_than_enrol_is_concerned_guarded_or_not if {
	_names(fixture.users({
		"open": [fixture.admin],
		"guarded": [fixture.admin, fixture.guard],
		"guarded-on-one-arn": [_one, fixture.guard],
		"list": [fixture.allow("s3:*", "*"), fixture.deny("s3:*", "*", fixture.without_mfa)],
		"enrolment": [fixture.allow(fixture.enrolment, "*")],
		"denied": [fixture.admin, fixture.deny("*", "*", {})],
		"denied-on-one-arn": [_one, fixture.deny("*", "*", {})],
		"nothing": [],
	})) == {"open", "guarded", "guarded-on-one-arn", "list"}
}

test_a_grant_counts_if_it_can_be_requested_however_late_it_comes if {
	_names(fixture.users({
		"third": [_never, _never, _one, fixture.guard],
		"full-last": [_never, _never, _never, fixture.admin, fixture.guard],
		"none": [_never, fixture.guard],
		"none-of-three": [_never, _never, _never, fixture.guard],
	})) == {"third", "full-last"}
}
