package iamgate.plan.entrants_test

import data.iamgate.plan.entrants
import data.iamgate.plan.given_test as given

_key := "aws_iam_role.r#assume_role_policy"

_subjects(parts, config) := found if {
	found := entrants.subjects with input as object.union(given.plan(parts), {"iamgate": {"config": config}})
}

test_a_role_that_is_planned_has_a_subject_of_its_trust if {
	object.remove(_subjects([given.role("r")], {})[_key], ["who"]) == {
		"kind": "trust", "view": "after", "address": "aws_iam_role.r", "name": "r",
		"role": "aws_iam_role.r", "arn": "arn:aws:iam::123456789012:role/r", "beside": ["aws_iam_role.r"],
		"machines": [],
		"documents": [{"id": _key, "via": "own", "group": null}], "unread": [],
		"bounded": false, "unread_boundary": false,
		"planned": true, "machine": false, "guarded_elsewhere": false,
		"members": [], "members_complete": true, "hidden_members": [],
		"access_keys": [], "logins": [], "must_reset": false,
	}
}

test_who_comes_is_not_known_from_the_role if {
	who := _subjects([given.role("r")], {})[_key].who
	[who.partition, who.account, who.keys, who.examples] == ["aws", null, {}, {}]
}

test_the_arn_is_that_of_the_plan_or_made_of_what_is_known if {
	arn := "arn:aws:iam::111111111111:role/team/r"
	known := object.union(given.role("r"), {"after": {"arn": arn}})
	_subjects([known], {})[_key].arn == arn
	path := object.union(given.role("r"), {"after": {"path": "/team/"}})
	_subjects([path], {})[_key].arn == "arn:aws:iam::123456789012:role/team/r"
	nowhere := object.union(given.role("r"), {"after": {"path": null}})
	_subjects([nowhere], {})[_key].arn == "arn:aws:iam::123456789012:role/r"
	unnamed := object.union(given.role("r"), {"after": {"name": null}})
	_subjects([unnamed], {})[_key].arn == "arn:aws:iam::123456789012:role/example"
}

test_a_trust_that_cannot_be_read_is_a_subject_too if {
	unknown := {"block": "aws_iam_role.r", "after": {"name": "r"}, "unknown": {"assume_role_policy": true}}
	subject := _subjects([unknown], {})[_key]
	[subject.documents, subject.unread] == [[], [_key]]
}

_alice := "arn:aws:iam::111111111111:user/alice"

_named(extra) := array.concat(extra, [object.union(given.role("r"), {"after": {"assume_role_policy": given.text({
	"Version": "2012-10-17",
	"Statement": [
		{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": [_alice, "arn:aws:iam::111111111111:root"]}},
		{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "arn:aws:iam::111111111111:user/bob"}},
	],
})}})])

test_users_who_are_machines_are_named if {
	machine := {"principals": {"machine": ["user/a*"]}}
	_subjects(_named([]), machine)[_key].machines == [_alice]
	_subjects(_named([]), {})[_key].machines == []
	both := {"principals": {"machine": ["user/a*"], "human": ["user/alice"]}}
	_subjects(_named([]), both)[_key].machines == []
}

test_a_machine_with_a_login_is_none if {
	login := {"block": "aws_iam_user_login_profile.l", "after": {"user": "alice"}}
	machine := {"principals": {"machine": ["user/*"]}}
	_subjects(_named([given.user("alice"), login]), machine)[_key].machines == ["arn:aws:iam::111111111111:user/bob"]
}
