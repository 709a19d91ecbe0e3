package iamgate.plan.cloud_control_reading_test

import data.iamgate.plan.carriers
import data.iamgate.plan.given_test as given
import data.iamgate.plan.graph
import data.iamgate.plan.handover

_policies := [{"policy_name": "p", "policy_document": given.work}]

_user := {
	"block": "awscc_iam_user.a",
	"after": {
		"user_name": "a", "policies": _policies, "groups": ["g"], "login_profile": {"password_reset_required": true},
		"managed_policy_arns": ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
	},
	"unknown": {"arn": true, "permissions_boundary": true},
}

_group := {
	"block": "awscc_iam_group.g",
	"after": {"group_name": "g", "policies": _policies, "managed_policy_arns": ["arn:aws:iam::111111111111:policy/x"]},
}

_subjects(parts) := {id: {"documents": {link.id | some link in subject.documents}, "unread": {id | some id in subject.unread}} |
	some id, subject in whole.subjects
} if {
	whole := handover.whole with input as given.plan(parts)
}

_hidden(parts) := [{[entry.subject, entry.address, entry.attribute] | some entry in whole.hidden[name]} |
	some name in ["open", "external"]
] if {
	whole := handover.whole with input as given.plan(parts)
}

test_principals_hold_what_they_list if {
	_subjects([_user, _group]) == {
		"awscc_iam_user.a": {
			"documents": {
				"awscc_iam_user.a#inline_policy[0].policy",
				"awscc_iam_group.g#inline_policy[0].policy",
				"arn:aws:iam::aws:policy/ReadOnlyAccess",
			},
			"unread": {"awscc_iam_group.g?managed_policy_arns"},
		},
		"awscc_iam_group.g": {
			"documents": {"awscc_iam_group.g#inline_policy[0].policy"},
			"unread": {"awscc_iam_group.g?managed_policy_arns"},
		},
	}
}

test_documents_go_by_their_written_names if {
	whole := handover.whole with input as given.plan([_user])
	document := whole.documents["awscc_iam_user.a#inline_policy[0].policy"]
	[document.address, document.attribute] == ["awscc_iam_user.a", "policies[0].policy_document"]
	subject := whole.subjects["awscc_iam_user.a"]
	subject.must_reset == true
}

test_what_nobody_wrote_is_none if {
	unknown := {"policies": true, "groups": true, "managed_policy_arns": true, "arn": true, "path": true}
	set_unknown := {
		"inline_policy": true, "managed_policies": true, "permissions_boundary": true,
		"customer_managed_policy_references": true,
	}
	whole := handover.whole with input as given.plan([
		{"block": "awscc_iam_user.a", "after": {"user_name": "a"}, "unknown": unknown},
		{"block": "awscc_iam_group.g", "after": {"group_name": "g"}, "unknown": unknown},
		{"block": "awscc_sso_permission_set.p", "after": {"name": "p"}, "unknown": set_unknown},
		{"block": "awscc_sso_permission_set.n", "after": {"name": "n"}},
	])
	whole.subjects == {}
	object.keys(whole.bare) == {
		"awscc_iam_user.a", "awscc_iam_group.g",
		"awscc_sso_permission_set.p", "awscc_sso_permission_set.n",
	}
	whole.hidden == {"open": [], "malformed": [], "external": [], "holes": []}
	every subject in whole.bare { subject.unread_boundary == false }
}

test_what_somebody_wrote_is_hidden_where_it_is_written if {
	expressions := {"groups": {"references": ["local.g"]}, "policies": {"references": ["local.p"]}}
	user := {
		"block": "awscc_iam_user.a", "after": {"user_name": "a"}, "unknown": {"groups": true, "policies": true},
		"expressions": expressions,
	}
	managed := {
		"block": "awscc_iam_managed_policy.m", "after": {"managed_policy_name": "m", "policy_document": given.work},
		"unknown": {"users": true}, "expressions": {"users": {"references": ["local.u"]}},
	}
	permission_set := {
		"block": "awscc_sso_permission_set.p", "after": {"name": "p"}, "unknown": {"managed_policies": true},
		"expressions": {"managed_policies": {"references": ["local.m"]}},
	}
	other := {
		"block": "aws_iam_user_policy.b", "after": {"user": "b", "name": "n"}, "unknown": {"policy": true},
		"expressions": {"policy": {"references": ["local.p"]}},
	}
	_hidden([user, managed, permission_set, other]) == [
		{
			["user/b", "aws_iam_user_policy.b", "policy"],
			["awscc_iam_user.a", "awscc_iam_user.a", "groups"],
			["awscc_iam_user.a", "awscc_iam_user.a", "policies"],
			["awscc_iam_managed_policy.m", "awscc_iam_managed_policy.m", "users"],
			["awscc_sso_permission_set.p", "awscc_sso_permission_set.p", "managed_policies"],
		},
		set(),
	]
}

test_what_is_outside_the_plan_is_told_where_it_is_written if {
	permission_set := {"block": "awscc_sso_permission_set.p", "after": {
		"name": "p", "managed_policies": ["arn:aws:iam::111111111111:policy/x"],
		"permissions_boundary": {"managed_policy_arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"},
	}}
	_hidden([permission_set]) == [
		set(),
		{["awscc_sso_permission_set.p", "awscc_sso_permission_set.p", "managed_policies"]},
	]
}

test_a_managed_policy_is_for_whom_it_lists if {
	part := {
		"block": "awscc_iam_managed_policy.m",
		"after": {"managed_policy_name": "m", "policy_document": given.work, "users": ["a"]},
	}
	_subjects([given.user("a"), part]) == {"aws_iam_user.a": {
		"documents": {"awscc_iam_managed_policy.m#policy"},
		"unread": set(),
	}}
}

test_a_reference_leads_to_a_policy_by_its_own_names if {
	part := {
		"block": "awscc_iam_managed_policy.m", "after": {"managed_policy_name": "m", "policy_document": given.work},
		"unknown": {"policy_arn": true},
	}
	attachment := {
		"block": "aws_iam_user_policy_attachment.a", "after": {"user": "a"}, "unknown": {"policy_arn": true},
		"expressions": {"policy_arn": given.to("awscc_iam_managed_policy.m", "policy_arn")},
	}
	object.keys(_subjects([given.user("a"), part, attachment])) == {"aws_iam_user.a"}
}

test_a_permission_set_has_one_address if {
	whole := handover.whole with input as given.plan([{
		"block": "awscc_sso_permission_set.p",
		"after": {"name": "p", "inline_policy": given.work},
	}])
	document := whole.documents["awscc_sso_permission_set.p (inline_policy)#inline_policy"]
	[document.address, document.attribute] == ["awscc_sso_permission_set.p", "inline_policy"]
	object.keys(whole.subjects) == {"awscc_sso_permission_set.p"}
}

test_a_type_that_is_read_leads_nowhere_without_an_instance if {
	carriers.reads("awscc_iam_user")
	plan := given.plan([
		given.user("a"),
		{
			"block": "aws_iam_user_policy_attachment.a", "after": {"user": "a"}, "unknown": {"policy_arn": true},
			"expressions": {"policy_arn": given.to("awscc_iam_managed_policy.m", "policy_arn")},
		},
		{"block": "awscc_iam_managed_policy.m", "actions": ["delete"], "before": {}},
	])
	site := {"at": [], "block": [[], "aws_iam_user_policy_attachment.a"], "own": null, "each": {}, "resource": null}
	graph.ends(["awscc_iam_managed_policy.m.policy_arn", "awscc_iam_managed_policy.m"], site) == {["none"]} with input as plan
}
