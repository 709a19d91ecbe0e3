package iamgate.plan.model_policies_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.model

_model(parts) := _configured(parts, {})

_configured(parts, config) := built if {
	settings := {"config": config, "managed": {_arn: given.work}}
	built := {"subjects": model.subjects, "documents": model.read} with input as {"plan": given.plan(parts), "iamgate": settings}
}

_arn := "arn:aws:iam::aws:policy/Work"

_borne(subject) := [[[link.id, link.via, link.group] | some link in subject.documents], subject.unread]

test_a_policy_that_nobody_has_is_a_subject if {
	built := _model([given.policy("p", given.work)])
	object.remove(built.subjects["aws_iam_policy.p"], ["who"]) == {
		"kind": "policy", "view": "after", "address": "aws_iam_policy.p", "name": "p",
		"documents": [{"id": "aws_iam_policy.p#policy", "via": "own", "group": null}],
		"unread": [], "bounded": false, "unread_boundary": false,
		"planned": true, "machine": false, "guarded_elsewhere": false,
		"members": [], "members_complete": true, "hidden_members": [],
		"access_keys": [], "logins": [], "must_reset": false,
	}
}

test_a_policy_that_nobody_has_may_be_unread if {
	part := {"block": "aws_iam_policy.p", "after": {"name": "p"}, "unknown": {"policy": true}}
	_borne(_model([part]).subjects["aws_iam_policy.p"]) == [[], ["aws_iam_policy.p#policy"]]
}

test_a_policy_of_roles_or_as_a_boundary_is_not_judged_alone if {
	attachment := {
		"block": "aws_iam_role_policy_attachment.t", "after": {"role": "r"}, "unknown": {"policy_arn": true},
		"expressions": {"policy_arn": given.to("aws_iam_policy.p", "arn")},
	}
	user := object.union(given.user("a"), {
		"unknown": {"permissions_boundary": true},
		"expressions": {"permissions_boundary": given.to("aws_iam_policy.q", "arn")},
	})
	built := _model([given.role("r"), attachment, user, given.policy("p", given.work), given.policy("q", given.work)])
	object.keys(built.subjects) == {"aws_iam_role.r", "aws_iam_role.r#assume_role_policy"}
}

_unattached(config) := _configured([given.policy("svc-p", given.work)], config).subjects["aws_iam_policy.svc-p"].machine

test_policies_that_nobody_has_may_be_for_machines if {
	not _unattached({})
	_unattached({"unattached": "machine"})
	_unattached({"principals": {"machine": ["policy/svc-*"]}})
	not _unattached({"unattached": "machine", "principals": {"human": ["policy/svc-*"]}})
}
