package iamgate.plan.model_groups_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.model

_model(parts) := built if built := {"subjects": model.subjects, "documents": model.read} with input as given.plan(parts)

_group(membership) := _model([
	given.user("a"), given.group("g"), membership,
	{"block": "aws_iam_group_policy.w", "after": {"group": "g", "name": "w", "policy": given.text(given.work)}},
]).subjects["aws_iam_group.g"]

_hidden(block, attribute, after) := _group({
	"block": block, "after": after, "unknown": {attribute: true},
	"expressions": {attribute: {"references": ["local.x"]}},
})

test_a_group_may_have_members_that_the_plan_hides if {
	users := _hidden("aws_iam_group_membership.m", "users", {"group": "g"})
	users.members_complete == false
	users.hidden_members == [{"carrier": "aws_iam_group_membership.m", "attribute": "users"}]
	user := _hidden("aws_iam_user_group_membership.m", "user", {"groups": ["g"]})
	user.hidden_members == [{"carrier": "aws_iam_user_group_membership.m", "attribute": "user"}]
	groups := _hidden("aws_iam_user_group_membership.m", "groups", {"user": "a"})
	groups.hidden_members == [{"carrier": "aws_iam_user_group_membership.m", "attribute": "groups"}]
	other := _hidden("aws_iam_group_membership.m", "users", {"group": "h"})
	other.members_complete
}
