package iamgate.judge.concealed_test

import data.iamgate.judge.concealed
import data.iamgate.judge.fixture_test as fixture

_open(changes) := found if found := concealed.open with input as fixture.plan(changes)

_malformed(changes) := found if found := concealed.malformed with input as fixture.plan(changes)

_alice := {"subject": "aws_iam_user.alice", "kind": "user"}

_unknown_policy := fixture.unknown("aws_iam_user_policy", "p", {"name": "p", "user": "alice"}, {"policy": true})

test_a_document_unknown_until_apply_is_told_of_its_bearer if {
	_open([fixture.planned_alice, _unknown_policy]) == {object.union(_alice, {
		"address": "aws_iam_user_policy.p",
		"attribute": "policy",
		"reason": "unknown-document", "expressions": [], "hint": "document",
	})}
}

test_a_document_that_the_plan_does_not_show_is_told_of_its_bearer if {
	missing := fixture.created("aws_iam_user_policy", "p", {"name": "p", "user": "alice", "policy": null})
	_open([fixture.planned_alice, missing]) == {object.union(_alice, {
		"address": "aws_iam_user_policy.p",
		"attribute": "policy",
		"reason": "missing-document", "expressions": [], "hint": "document",
	})}
}

test_what_a_user_has_through_a_group_is_told_of_the_group if {
	unknown := fixture.unknown("aws_iam_group_policy", "p", {"name": "p", "group": "team"}, {"policy": true})
	membership := fixture.created("aws_iam_user_group_membership", "m", {"user": "alice", "groups": ["team"]})
	_open([fixture.planned_alice, fixture.planned_team, membership, unknown]) == {{
		"subject": "aws_iam_group.team",
		"kind": "group",
		"address": "aws_iam_group_policy.p",
		"attribute": "policy",
		"reason": "unknown-document", "expressions": [], "hint": "document",
	}}
}

test_an_attachment_may_hide_its_policy if {
	unknown := fixture.unknown("aws_iam_user_policy_attachment", "a", {"user": "alice"}, {"policy_arn": true})
	_open([fixture.planned_alice, unknown]) == {object.union(_alice, {
		"address": "aws_iam_user_policy_attachment.a",
		"attribute": "policy_arn",
		"reason": "hidden-link",
	})}
}

test_a_policy_of_aws_may_not_be_in_the_table if {
	attached := fixture.attached("a", "alice", "arn:aws:iam::aws:policy/NoSuchPolicy")
	_open([fixture.planned_alice, attached]) == {object.union(_alice, {
		"address": "aws_iam_user_policy_attachment.a",
		"attribute": "policy_arn",
		"reason": "unknown-managed",
	})}
}

test_the_groups_of_a_user_may_be_hidden if {
	membership := fixture.unknown("aws_iam_user_group_membership", "m", {"user": "alice"}, {"groups": true})
	inline := fixture.inline("p", "alice", [fixture.admin])
	_open([fixture.planned_alice, inline, membership]) == {object.union(_alice, {
		"address": "aws_iam_user_group_membership.m",
		"attribute": "groups",
		"reason": "hidden-groups",
	})}
}

test_a_boundary_outside_the_plan_cannot_be_read if {
	alice := fixture.created("aws_iam_user", "alice", {
		"name": "alice", "path": "/",
		"permissions_boundary": "arn:aws:iam::123456789012:policy/outside",
	})
	_open([alice, fixture.inline("p", "alice", [fixture.admin])]) == {object.union(_alice, {
		"address": "aws_iam_user.alice",
		"attribute": "permissions_boundary",
		"reason": "unread-boundary",
	})}
}

test_who_a_policy_is_for_may_be_hidden if {
	unknown := fixture.unknown("aws_iam_user_policy", "p", {"name": "p", "policy": `{"Statement": []}`}, {"user": true})
	_open([fixture.planned_alice, unknown]) == {{
		"subject": "aws_iam_user_policy.p",
		"kind": null,
		"address": "aws_iam_user_policy.p",
		"attribute": "user",
		"reason": "hidden-principal",
	}}
}

_hidden_members := fixture.unknown("aws_iam_group_membership", "m", {"name": "m", "group": "team"}, {"users": true})

test_hidden_members_are_told_of_a_group_without_a_guard if {
	_open([fixture.planned_team, fixture.team_policy([fixture.admin]), _hidden_members]) == {{
		"subject": "aws_iam_group.team",
		"kind": "group",
		"address": "aws_iam_group_membership.m",
		"attribute": "users",
		"reason": "hidden-members",
	}}
}

test_hidden_members_of_a_group_that_passes_are_told_of_the_membership if {
	_open([fixture.planned_team, fixture.team_policy([fixture.admin, fixture.guard]), _hidden_members]) == {{
		"subject": "aws_iam_group_membership.m",
		"kind": null,
		"address": "aws_iam_group_membership.m",
		"attribute": "users",
		"reason": "hidden-members",
	}}
}

test_a_trust_document_unknown_until_apply_is_told_of_its_role if {
	role := fixture.unknown("aws_iam_role", "r", {"name": "r", "path": "/"}, {"assume_role_policy": true})
	_open([role]) == {{
		"subject": "aws_iam_role.r#assume_role_policy",
		"kind": "trust",
		"address": "aws_iam_role.r",
		"attribute": "assume_role_policy",
		"reason": "unknown-document", "expressions": [], "hint": "document",
	}}
}

test_a_user_who_is_guarded_elsewhere_has_nothing_to_hide if {
	plan := fixture.plan([fixture.planned_alice, _unknown_policy])
	config := {"iamgate": {"config": {"principals": {"guarded": ["user/alice"]}}}}
	concealed.open == set() with input as object.union(plan, config)
}

test_a_plan_that_shows_all_hides_nothing if {
	plan := [fixture.planned_alice, fixture.inline("p", "alice", [fixture.admin])]
	_open(plan) == set()
	_malformed(plan) == set()
}

test_a_document_that_is_none_is_told_of_its_bearer if {
	bad := fixture.created("aws_iam_user_policy", "p", {"name": "p", "user": "alice", "policy": "{"})
	plan := [fixture.planned_alice, bad]
	_malformed(plan) == {object.union(_alice, {
		"address": "aws_iam_user_policy.p",
		"attribute": "policy",
		"problems": ["not-json"],
	})}
	_open(plan) == set()
}

test_a_document_that_is_none_and_nobodys_is_told_of_its_own_place if {
	bad := fixture.unknown("aws_iam_user_policy", "p", {"name": "p", "policy": "{"}, {"user": true})
	_malformed([bad, fixture.planned_alice, fixture.inline("w", "alice", [fixture.admin])]) == {{
		"subject": "aws_iam_user_policy.p",
		"kind": "policy",
		"address": "aws_iam_user_policy.p",
		"attribute": "policy",
		"problems": ["not-json"],
	}}
}

test_a_trust_document_that_is_none_is_told_of_the_role if {
	role := fixture.created("aws_iam_role", "r", {"name": "r", "path": "/", "assume_role_policy": "{}"})
	_malformed([role]) == {{
		"subject": "aws_iam_role.r#assume_role_policy",
		"kind": "trust",
		"address": "aws_iam_role.r",
		"attribute": "assume_role_policy",
		"problems": ["no-statement"],
	}}
	_open([role]) == set()
}

_outside := "arn:aws:iam::123456789012:policy/outside"

_external(changes) := found if found := concealed.external with input as fixture.plan(changes)

_attached := [fixture.planned_alice, fixture.attached("a", "alice", _outside)]

_of_alice(severity) := {object.union(_alice, {
	"address": "aws_iam_user_policy_attachment.a",
	"attribute": "policy_arn",
	"arn": _outside,
	"severity": severity,
})}

test_a_policy_outside_the_plan_may_grant_anything if {
	_external(_attached) == _of_alice("error")
}

test_a_policy_outside_the_plan_is_a_warning_under_a_guard if {
	guard := fixture.inline("g", "alice", [fixture.guard])
	_external(array.concat(_attached, [guard])) == _of_alice("warning")
}

test_a_policy_outside_the_plan_is_a_warning_for_a_role if {
	attached := fixture.created("aws_iam_role_policy_attachment", "a", {"role": "r", "policy_arn": _outside})
	_external([attached]) == {{
		"subject": "role/r",
		"kind": "role",
		"address": "aws_iam_role_policy_attachment.a",
		"attribute": "policy_arn",
		"arn": _outside,
		"severity": "warning",
	}}
}
