# Of whom a path is told: administrators once, and what a group has not again of its members.
package iamgate.judge.ascent_test

import data.iamgate.judge.ascent
import data.iamgate.judge.fixture_test as fixture

# What is told of each subject, in short.
_entries(findings) := {[finding.subject, finding.catalogue] | some finding in findings}

_proofs(slice) := {[finding.catalogue, finding.params.actions] | some finding in _found(slice)}

test_an_administrator_is_one_finding_with_the_shortest_path_as_its_proof if {
	slice := fixture.alice([fixture.admin])
	_proofs(slice) == {["wildcard-admin", ["iam:CreatePolicyVersion"]]}
	[finding] := [finding | some finding in _found(slice)]
	[finding.severity, finding.params.mfa_code, finding.statement] == ["error", "without", 0]
	object.get(finding.params, "session_code", "none") == "none"
	finding.details == sort({concat("", ["escalation/", path]) | some path, _ in _catalogue.paths})
}

test_all_but_some_actions_may_be_proven_outside_iam if {
	most := {"Effect": "Allow", "NotAction": ["iam:CreatePolicyVersion", "iam:PassRole"], "Resource": "*"}
	_proofs(fixture.alice([most])) == {["wildcard-not-action-allow", ["s3:PutObject"]]}
}

test_an_administrator_behind_a_guard_takes_mfa if {
	slice := fixture.alice([fixture.admin, fixture.deny("*", "*", fixture.without_mfa)])
	_told(_found(slice), "mfa_code") == {_alice: {"wildcard-admin": "with"}}
}

# A user with a policy of a group and one of the own.
_in_group(team, alice) := fixture.slice(
	[
		fixture.subject("group", "team", [fixture.link("team", "own")], {}),
		fixture.subject("user", "alice", [fixture.through("team", _team), fixture.link("alice", "own")], {}),
	],
	{
		"team": fixture.written("aws_iam_policy.team", team),
		"alice": fixture.written("aws_iam_policy.alice", alice),
	},
	"all-sessions",
)

test_what_a_group_allows_is_told_of_the_group if {
	_entries(_found(_in_group([fixture.write], []))) == {[_team, "write"]}
	_entries(_found(_in_group([fixture.admin], []))) == {[_team, "wildcard-admin"]}
}

test_what_a_member_has_beside_its_group_is_told_of_the_member if {
	_entries(_found(_in_group([fixture.allow("lambda:CreateFunction", "*")], [fixture.allow("iam:PassRole", "*")]))) == {[_alice, "run"]}
}

test_a_path_of_a_group_is_not_told_again_though_a_member_has_a_step_itself if {
	slice := _in_group([fixture.allow(["lambda:CreateFunction", "iam:PassRole"], "*")], [fixture.allow("lambda:CreateFunction", "*")])
	own_first := {_alice: {"documents": [fixture.link("alice", "own"), fixture.through("team", _team)]}}
	_entries(_found(slice)) == {[_team, "run"]}
	_entries(_found(fixture.changed(slice, own_first))) == {[_team, "run"]}
}

test_what_is_more_severe_for_a_member_than_for_its_group_is_told_of_both if {
	named := fixture.allow("lambda:UpdateFunctionCode", "arn:aws:lambda:us-east-1:123456789012:function:f")
	found := _told(_found(_in_group([named], [fixture.allow("lambda:UpdateFunctionCode", "*")])), "severity")
	found == {_team: {"update": "warning"}, _alice: {"update": "error"}}
}

test_what_is_more_severe_by_a_deny_of_the_member_is_told_of_both if {
	# The role adds nothing for the group, and perhaps something for a member to whom that is denied.
	read := fixture.allow("s3:GetObject", "*")
	team := [fixture.allow("lambda:CreateFunction", "*"), fixture.allow("iam:PassRole", fixture.arn("role", "reader")), read]
	slice := fixture.realm(
		{"group": {"team": team}, "user": {"alice": [fixture.deny("s3:GetObject", "arn:aws:s3:::a/*", {})]}, "role": {"reader": [read]}},
		{"reader": [fixture.enter({"Service": _lambda})]},
	)
	links := [fixture.through(_team, _team), fixture.link(_alice, "own")]
	found := _told(_found(fixture.changed(slice, {_alice: {"documents": links}})), "severity")
	found == {_team: {"run": "note"}, _alice: {"run": "warning"}}
}

# The group may do one thing that is told with a larger one; what the member adds to that is told of the member.
test_a_detail_that_a_group_does_not_have_is_told_of_the_member if {
	catalogue := fixture.catalogue(
		{
			"small": {"steps": [["iam:createaccesskey"]], "gate": "info"},
			"large": {"steps": [["iam:createaccesskey"], ["iam:putuserpolicy"]], "gate": "info"},
		},
		{"within": {"large": ["small"]}},
	)
	slice := _in_group([fixture.allow("iam:CreateAccessKey", "*")], [fixture.allow("iam:PutUserPolicy", "*")])
	found := ascent.findings with input.slice as slice with data.iamgate.data.catalogue as catalogue
		with data.iamgate.iam.exempt.patterns as set()
	_entries(found) == {[_team, "small"], [_alice, "large"]}
}
