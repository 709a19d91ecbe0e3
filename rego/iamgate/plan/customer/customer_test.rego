package iamgate.plan.customer_test

import data.iamgate.plan.customer
import data.iamgate.plan.given_test as given

_work := {"policy": "aws_iam_policy.work"}

_policies := [
	given.policy("work", given.work),
	{"block": "aws_iam_policy.team", "after": {"name": "team", "path": "/team/", "policy": "{}"}},
	{"block": "aws_iam_policy.one", "after": {"name": "same", "policy": "{}"}},
	{"block": "aws_iam_policy.two", "after": {"name": "same", "path": "/", "policy": "{}"}},
	{"block": "aws_iam_policy.unnamed", "after": {"path": "/", "policy": "{}"}, "unknown": {"name": true}},
]

_of(part) := targets if {
	of := customer.of with input as given.plan(array.concat(_policies, [part]))
	some targets in of[part.block]
}

_attached(block) := _of({
	"block": "aws_ssoadmin_customer_managed_policy_attachment.a",
	"after": {"customer_managed_policy_reference": [block]},
})

_both := {"hidden": true, "candidates": ["aws_iam_policy.one", "aws_iam_policy.two"]}

_nothing := {"hidden": true, "candidates": []}

test_a_policy_is_found_by_path_and_name if {
	_attached({"name": "work", "path": "/"}) == {_work}
	_attached({"name": "work"}) == {_work}
	_attached({"name": "team", "path": "/team/"}) == {{"policy": "aws_iam_policy.team"}}
	_attached({"name": "team", "path": "/"}) == {{"external": "/team"}}
	_attached({"name": "same", "path": null}) == {_both}
}

_unknown(expression) := _of({
	"block": "aws_ssoadmin_customer_managed_policy_attachment.a",
	"after": {"customer_managed_policy_reference": [{"path": "/"}]},
	"unknown": {"customer_managed_policy_reference": [{"name": true}]},
	"expressions": {"customer_managed_policy_reference": [expression]},
})

test_a_name_that_is_unknown_is_followed if {
	_unknown({
		"name": given.to("aws_iam_policy.unnamed", "name"),
		"path": given.to("aws_iam_policy.unnamed", "path"),
	}) == {{"policy": "aws_iam_policy.unnamed"}}
	_unknown({"name": {"references": ["local.x"]}}) == {_nothing}
	_unknown({"name": given.to("aws_iam_policy.unnamed", "policy_id")}) == {_nothing}
}

test_a_set_of_references_may_be_unknown if {
	every after in [{}, {"customer_managed_policy_reference": []}] {
		_of({
			"block": "aws_ssoadmin_customer_managed_policy_attachments_exclusive.a", "after": after,
			"unknown": {"customer_managed_policy_reference": true},
		}) == {_nothing}
	}
}

_bound(block) := _of({
	"block": "aws_ssoadmin_permissions_boundary_attachment.a",
	"after": {"permissions_boundary": [block]},
})

test_a_boundary_is_a_name_or_a_policy_of_aws if {
	billing := "arn:aws:iam::aws:policy/Billing"
	_bound({"managed_policy_arn": billing, "customer_managed_policy_reference": []}) == {{"managed": billing}}
	_bound({"managed_policy_arn": "x"}) == {{"external": "x"}}
	named := [{"name": "work", "path": "/"}]
	_bound({"managed_policy_arn": null, "customer_managed_policy_reference": named}) == {_work}
	_bound({"managed_policy_arn": null}) == {_nothing}
}
