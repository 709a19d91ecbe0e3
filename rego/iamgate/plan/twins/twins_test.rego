package iamgate.plan.twins_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.plan.handover
import data.iamgate.plan.twins

_changed(entry, actions, before) := object.union(
	object.remove(entry, ["change"]),
	{"change": object.union(object.union(entry.change, {"actions": actions}), {"before": before})},
)

_kept(entry) := _changed(entry, ["no-op"], entry.change.after)

_alice := fixture.planned_alice

_work := fixture.inline("work", "alice", [fixture.admin])

_guard := fixture.inline("guard", "alice", [fixture.guard])

_bob := fixture.created("aws_iam_user", "bob", {"name": "bob", "path": "/"})

_of_bob := fixture.inline("of_bob", "bob", [fixture.admin])

_gone(entry, action) := object.union(
	object.remove(entry, ["change"]),
	{"change": {"actions": [action], "before": entry.change.after, "after": null, "after_unknown": false}},
)

_ages(plan) := found if {
	found := [twins.age_of_plan, twins.age] with input as plan
}

_id := "aws_iam_user.alice"

test_what_is_created_is_new if {
	_ages(fixture.plan([_alice, _work])) == ["new", {_id: "new"}]
}

test_what_stays_is_the_same if {
	_ages(fixture.plan([_kept(_alice), _kept(_work)])) == ["same", {_id: "same"}]
	twins.of == {} with input as fixture.plan([_kept(_alice), _kept(_work)])
}

test_only_what_a_change_touches_is_looked_at_again if {
	plan := fixture.plan([_kept(_alice), _kept(_work), _kept(_bob), _kept(_of_bob), _guard])
	_ages(plan) == ["changed", {_id: "changed", "aws_iam_user.bob": "same"}]
	found := twins.of with input as plan
	object.keys(found) == {"before"}
	object.keys(found.before.subjects) == {_id}
	[link.id | some link in found.before.subjects[_id].documents] == ["aws_iam_user_policy.work#policy"]
	object.keys(found.before.documents) == {"aws_iam_user_policy.work#policy"}
}

test_a_user_who_comes_to_it_is_new if {
	_ages(fixture.plan([_kept(_alice), _kept(_work), _bob, _of_bob]))[1]["aws_iam_user.bob"] == "new"
}

test_members_are_judged_with_their_group if {
	team := fixture.planned_team
	membership := fixture.created("aws_iam_group_membership", "m", {"group": "team", "users": ["alice"]})
	policy := fixture.team_policy([fixture.admin])
	plan := fixture.plan([_kept(_alice), _kept(team), _kept(membership), _kept(_work), policy])
	found := twins.of.before with input as plan
	object.keys(found.subjects) == {_id}
	weakened := _changed(policy, ["update"], fixture.team_policy([fixture.admin, fixture.guard]).change.after)
	both := twins.of.before with input as fixture.plan([_kept(_alice), _kept(team), _kept(membership), _kept(_work), weakened])
	object.keys(both.subjects) == {_id, "aws_iam_group.team"}
	both.context == []
}

test_what_is_forgotten_is_left_out_of_what_is_kept if {
	plan := fixture.plan([_kept(_alice), _kept(_work), _gone(_guard, "forget")])
	found := twins.of with input as plan
	{name: [link.id | some link in twin.subjects[_id].documents] | some name, twin in found} == {
		"before": ["aws_iam_user_policy.guard#policy", "aws_iam_user_policy.work#policy"],
		"kept": ["aws_iam_user_policy.work#policy"],
	}
}

test_a_document_with_unknown_parts_has_a_best_reading if {
	refers := {"references": ["data.aws_iam_policy_document.d.json", "data.aws_iam_policy_document.d"]}
	entry := {
		"address": "data.aws_iam_policy_document.d", "mode": "data", "type": "aws_iam_policy_document", "name": "d",
		"change": {
			"actions": ["read"], "before": null,
			"after": {"statement": [{"actions": ["s3:*"], "resources": [null]}]},
			"after_unknown": {"json": true, "statement": [{"resources": [true]}]},
		},
	}
	policy := fixture.unknown("aws_iam_user_policy", "p", {"name": "p", "user": "alice"}, {"policy": true})
	plan := object.union(fixture.plan([_alice, policy, entry]), {"configuration": fixture.configured([fixture.block("aws_iam_user_policy", "p", {"policy": refers})])})
	whole := handover.whole with input as plan
	key := "aws_iam_user_policy.p#policy"
	[statement.resources.patterns | some statement in whole.documents[key].statements] == [["*"]]
	whole.twins.certain.documents[key].statements == []
	whole.hidden.holes == [{
		"id": _id, "subject": _id, "kind": "user", "address": "aws_iam_user_policy.p", "attribute": "policy",
		"reason": "holes", "expressions": [],
	}]
	whole.assumed == [{
		"address": "aws_iam_user_policy.p", "attribute": "policy", "document": "data.aws_iam_policy_document.d",
	}]
	whole.subjects[_id].age == "new"
}

test_what_is_nobodys_stays_in_a_twin if {
	attached := fixture.created("aws_iam_user_policy_attachment", "a", {"user": null, "policy_arn": "arn:aws:iam::111122223333:policy/p"})
	found := twins.of.before with input as fixture.plan([_kept(_alice), _kept(_work), _guard, _kept(attached)])
	[entry.id | some entry in found.hidden.open] == [null]
}

test_a_subject_that_is_none_in_a_twin_is_absent if {
	found := twins.of.kept with input as fixture.plan([_kept(_alice), _gone(_work, "forget")])
	found.absent == [_id]
	object.keys(found.bare) == {_id}
}

test_what_is_hidden_of_others_is_left_out_of_a_twin if {
	hidden := fixture.created("aws_iam_user_policy", "h", {"name": "h", "user": "bob", "policy": null})
	plan := fixture.plan([_kept(_alice), _kept(_work), _guard, _kept(_bob), _kept(hidden)])
	found := twins.of.before with input as plan
	found.hidden.open == []
	both := twins.of.before with input as fixture.plan([
		_kept(_alice), _kept(_work), _kept(_bob), _kept(hidden), _of_bob,
	])
	[entry.id | some entry in both.hidden.open] == ["aws_iam_user.bob"]
}

test_what_was_there_is_there_and_nothing_of_what_comes if {
	after := object.union(_guard.change, {"actions": ["update"], "before": _guard.change.after, "after_unknown": {"policy": true}})
	changed := object.union(object.remove(_guard, ["change"]), {"change": object.remove(after, ["after"])})
	entry := object.union(changed, {"change": {"after": object.remove(_guard.change.after, ["policy"])}})
	found := twins.of.before.subjects[_id] with input as fixture.plan([_kept(_alice), _kept(_work), entry])
	count(found.documents) == 2
	found.unread == []
}

test_trust_documents_change_with_their_roles if {
	role := fixture.created("aws_iam_role", "r", {
		"name": "r", "path": "/",
		"assume_role_policy": _text([{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "*"}}]),
	})
	policy := fixture.created("aws_iam_role_policy", "p", {"name": "p", "role": "r", "policy": _text([fixture.admin])})
	less := object.union(policy.change.after, {"policy": _text([fixture.guard])})
	found := twins.of.before with input as fixture.plan([_kept(role), _changed(policy, ["update"], less), _kept(_alice), _kept(_work)])
	object.keys(found.subjects) == {"aws_iam_role.r", "aws_iam_role.r#assume_role_policy"}
}

_text(statements) := json.marshal({"Version": "2012-10-17", "Statement": statements})
