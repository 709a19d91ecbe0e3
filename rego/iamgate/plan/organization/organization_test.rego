package iamgate.plan.organization_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.organization

_policy(after, unknown) := {
	"block": "aws_organizations_policy.p", "unknown": unknown,
	"after": object.union({"name": "p", "type": "SERVICE_CONTROL_POLICY"}, after),
}

_subjects(part) := subjects if subjects := organization.subjects with input as given.plan([part])

test_a_policy_of_an_organization_is_a_subject if {
	subjects := _subjects(_policy({"content": given.text(given.guard)}, {}))
	object.keys(subjects) == {"aws_organizations_policy.p"}
	object.remove(subjects["aws_organizations_policy.p"], ["who"]) == {
		"kind": "organization-policy", "view": "after", "address": "aws_organizations_policy.p", "name": "p",
		"documents": [{"id": "aws_organizations_policy.p#content", "via": "own", "group": null}],
		"unread": [], "bounded": false, "unread_boundary": false,
		"planned": true, "machine": false, "guarded_elsewhere": false,
		"members": [], "members_complete": true, "hidden_members": [],
		"access_keys": [], "logins": [], "must_reset": false,
	}
	subjects["aws_organizations_policy.p"].who.keys["aws:principaltype"].text == "User"
}

test_a_policy_of_an_organization_may_be_unread if {
	every part in [_policy({}, {"content": true}), _policy({"content": "{"}, {})] {
		subject := _subjects(part)["aws_organizations_policy.p"]
		[subject.documents, subject.unread] == [[], ["aws_organizations_policy.p#content"]]
	}
}

test_a_policy_in_another_language_is_no_subject if {
	_subjects(_policy({"type": "TAG_POLICY", "content": "{}"}, {})) == {}
}
