package iamgate.plan.who_test

import data.iamgate.plan.given_test as given
import data.iamgate.plan.who

_naming(arns) := given.plan([{"block": "aws_iam_policy.p", "after": {"name": "p", "policy": given.text({
	"Version": "2012-10-17",
	"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": arns}],
})}}])

test_the_partition_is_that_of_the_arns if {
	who.partition == "aws-cn" with input as _naming(["arn:aws-cn:s3:::a", "*"])
	who.partition == "aws" with input as _naming(["*"])
	who.partition == "aws" with input as _naming(["arn:*:s3:::a", "arn:aws-cn:s3:::b", "arn:aws-us-gov:s3:::c"])
}

test_a_planned_user_is_known_by_name_path_and_account if {
	principal := {"account": "111111111111", "path": "/team/"}
	who.of("user", "alice", principal) == {
		"partition": "aws", "account": "111111111111", "example_account": "111111111111",
		"symbols": {"aws:username": "alice", "*": "opaque"},
		"examples": {"aws:username": "alice"},
		"keys": {
			"aws:principalaccount": {"present": true, "text": "111111111111"},
			"aws:principalarn": {"present": true, "text": "arn:aws:iam::111111111111:user/team/alice"},
			"aws:principaltype": {"present": true, "text": "User"},
			"aws:username": {"present": true, "text": "alice"},
		},
	} with input as given.plan([])
}

test_an_external_user_may_have_any_path_and_account if {
	found := who.of("user", "bob", {"account": "aws", "path": null}) with input as given.plan([])
	found.account == null
	found.example_account == "123456789012"
	found.keys["aws:principalarn"] == {"present": true, "pattern": "arn:aws:iam::*:user/*bob"}
}

test_an_account_that_the_documents_name_serves_as_an_example if {
	plan := _naming(["arn:aws:iam::222222222222:user/x", "arn:aws:iam::111111111111:user/y"])
	found := who.of("group", "g", {}) with input as plan
	found.example_account == "111111111111"
}

test_a_user_without_a_name_may_be_any_user if {
	found := who.of("user", null, {"account": "aws"}) with input as given.plan([])
	found.examples == {"aws:username": "somebody"}
	found.keys["aws:username"] == {"present": true, "pattern": "*"}
	found.keys["aws:principalarn"] == {"present": true, "pattern": "arn:aws:iam::*:user/*"}
	found.symbols["*"] == "opaque"
}

test_groups_and_policies_stand_for_any_user if {
	every kind in ["group", "policy"] {
		found := who.of(kind, "x", {}) with input as given.plan([])
		found.keys == {
			"aws:principalarn": {"present": true, "pattern": "arn:aws:iam::*:user/*"},
			"aws:principaltype": {"present": true, "text": "User"},
			"aws:username": {"present": true, "pattern": "*"},
		}
		found.examples == {"aws:username": "somebody"}
	}
}

test_the_session_of_a_role_has_no_user_name if {
	found := who.of("role", "r", {"account": "111111111111", "path": "/"}) with input as given.plan([])
	found.symbols == {"*": "opaque"}
	found.examples == {}
	found.keys == {
		"aws:principalaccount": {"present": true, "text": "111111111111"},
		"aws:principalarn": {"present": true, "text": "arn:aws:iam::111111111111:role/r"},
		"aws:principaltype": {"present": true, "text": "AssumedRole"},
		"aws:username": {"present": false},
	}
	unnamed := who.of("role", null, {"account": "aws"}) with input as given.plan([])
	unnamed.keys["aws:principalarn"] == {"present": true, "pattern": "arn:aws:iam::*:role/*"}
}

test_the_session_of_a_permission_set_is_of_a_role_that_is_named_after_it if {
	known := {"account": "", "external": false}
	found := who.of("permission-set", "Dev", known) with input as given.plan([])
	found.keys == {
		"aws:principalarn": {
			"present": true,
			"pattern": "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Dev_*",
		},
		"aws:principaltype": {"present": true, "text": "AssumedRole"},
		"aws:username": {"present": false},
	}
	[found.examples, found.symbols] == [{}, {"*": "opaque"}]
	any := "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_*"
	every set in [{"name": "ssoins-1/ps-1", "external": true}, {"name": null, "external": false}] {
		other := who.of("permission-set", set.name, set) with input as given.plan([])
		other.keys["aws:principalarn"].pattern == any
	}
}

test_a_policy_of_an_organization_is_read_as_a_user_meets_it if {
	found := who.of("organization-policy", "p", {}) with input as given.plan([])
	found.account == null
	found.keys["aws:principalarn"] == {"present": true, "pattern": "arn:aws:iam::*:user/*"}
}
