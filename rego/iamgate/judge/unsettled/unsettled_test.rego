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
		with data.iamgate.data as fixture.tables
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
		with data.iamgate.data as fixture.tables
}

# Writing policies where Denies leave neither a policy that can be named nor none.
_torn := [
	fixture.allow("iam:CreatePolicyVersion", "arn:aws:iam::123456789012:policy/a*"),
	fixture.deny(
		"iam:CreatePolicyVersion", [
			"arn:aws:iam::123456789012:policy/a",
			"arn:aws:iam::123456789012:policy/a?*",
		],
		{},
	),
]

_one := {"write": {"steps": [["iam:createpolicyversion"]]}}

_two := {"steps": [["iam:createpolicyversion"], ["iam:setdefaultpolicyversion"]]}

_steps(paths, statements, changes) := {id: allow.ref.statement | some id, allow in found} if {
	found := unsettled.steps with input.slice as fixture.alone("role", "ci", statements, changes)
		with data.iamgate.data.catalogue as fixture.catalogue(paths, {})
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}

test_an_allow_of_a_step_that_denies_may_or_may_not_cover_is_named if {
	_steps(_one, _torn, {}) == {"aws_iam_role.ci": 0}
	_steps({"write": object.union(_one.write, {"gate": "info"})}, _torn, {}) == {"aws_iam_role.ci": 0}
}

test_what_the_plan_hides_is_told_instead_of_a_step if {
	_steps(_one, _torn, {"unread": ["?"]}) == {}
	_steps(_one, _torn, {"unread_boundary": true}) == {}
}

# Of a user more than the path is open, and that is told.
test_what_mfa_leaves_open_is_told_instead_of_a_step if {
	unsettled.steps == {} with input.slice as fixture.alice(_torn)
		with data.iamgate.data.catalogue as fixture.catalogue(_one, {})
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}

test_the_other_steps_must_be_possible if {
	_steps({"two": _two}, _torn, {}) == {}
	both := array.concat(_torn, [fixture.allow("iam:SetDefaultPolicyVersion", "*")])
	_steps({"two": _two}, both, {}) == {"aws_iam_role.ci": 0}
}

test_a_step_that_another_allow_grants_is_settled if {
	_steps(_one, array.concat(_torn, [fixture.write]), {}) == {}
}
