package iamgate.plan.fields_test

import data.iamgate.plan.changes
import data.iamgate.plan.fields
import data.iamgate.plan.given_test as given

_statement(part) := json.unmarshal(fields.document(resource)).Statement[0] if {
	some resource in changes.read(given.change(part))
} else := null

_part(after) := {"block": "aws_lambda_permission.p", "after": after}

test_principals_are_of_three_kinds if {
	plan := given.plan([])
	every text, principal in {
		"*": "*", "s3.amazonaws.com": {"Service": "s3.amazonaws.com"}, "123456789012": {"AWS": "123456789012"},
		"arn:aws:iam::123456789012:user/a": {"AWS": "arn:aws:iam::123456789012:user/a"},
	} {
		statement := _statement(_part({"principal": text})) with input as plan
		statement.Principal == principal
	}
}

test_fields_are_conditions if {
	after := {
		"principal": "*", "action": "lambda:InvokeFunction", "function_name": "f",
		"source_arn": "arn:aws:s3:::b", "source_account": "123456789012", "principal_org_id": "o-1", "event_source_token": "",
	}
	_statement(_part(after)) == {
		"Effect": "Allow", "Action": "lambda:InvokeFunction", "Principal": "*",
		"Resource": "arn:*:lambda:*:*:function:f",
		"Condition": {
			"ArnLike": {"aws:SourceArn": "arn:aws:s3:::b"},
			"StringEquals": {"aws:SourceAccount": "123456789012"},
			"stringEquals": {"aws:PrincipalOrgID": "o-1"},
		},
	} with input as given.plan([])
}

test_a_condition_that_is_unknown_is_one if {
	part := {
		"block": "aws_lambda_permission.p", "after": {"principal": "*", "function_name": "arn:aws:lambda:::function:f"},
		"unknown": {"source_arn": true}, "expressions": {"source_arn": {"references": ["a.b.arn"]}},
	}
	statement := _statement(part) with input as given.plan([part])
	statement.Condition == {"ArnLike": {"aws:SourceArn": "known-after-apply"}}
	statement.Resource == "arn:aws:lambda:::function:f"
	left := object.union(object.remove(part, ["expressions"]), {"expressions": {}})
	default_one := _statement(left) with input as given.plan([left])
	default_one.Condition == {}
}
