package iamgate.rules.mfa.group_guard_elsewhere_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.group_guard_elsewhere as rule

_team(members_documents, members) := fixture.slice(
	[
		fixture.subject("group", "team", [fixture.link("admin", "own")], members),
		fixture.subject(
			"user", "alice", array.concat(
				[fixture.through("admin", "aws_iam_group.team")],
				members_documents,
			),
			{},
		),
	],
	{
		"admin": fixture.written("aws_iam_policy.admin", [fixture.admin]),
		"guard": fixture.written("aws_iam_policy.guard", [fixture.guard]),
	},
	"all-sessions",
)

_members := {"members": ["aws_iam_user.alice"]}

_guarded := [fixture.link("guard", "own")]

test_a_group_whose_members_are_guarded_is_told if {
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_group.team",
		"statement": null,
		"request": ["ec2:TerminateInstances", "absent"],
		"params": {},
	}} with input.slice as _team(_guarded, _members)
		with data.iamgate.data as fixture.tables
}

test_a_group_with_an_unguarded_member_is_silent if {
	rule.findings == set() with input.slice as _team([], _members)
		with data.iamgate.data as fixture.tables
}

test_a_group_without_members_is_silent if {
	rule.findings == set() with input.slice as _team(_guarded, {})
		with data.iamgate.data as fixture.tables
}
