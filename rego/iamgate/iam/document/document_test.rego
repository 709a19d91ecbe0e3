package iamgate.iam.document_test

import data.iamgate.iam.document
import data.iamgate.iam.operator

_allow := {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}

_deny := {
	"Sid": "Guard",
	"Effect": "Deny",
	"NotAction": ["iam:GetUser", "sts:GetSessionToken"],
	"NotResource": "arn:aws:s3:::public/*",
	"Condition": {
		"BoolIfExists": {"aws:MultiFactorAuthPresent": [false, "False"]},
		"NumericLessThan": {"aws:X": [1, 2.5]},
	},
}

test_statements_come_in_one_plain_shape if {
	document.statements({"Version": "2012-10-17", "Statement": [_allow, _deny]}) == [
		{
			"index": 0,
			"sid": null,
			"effect": "Allow",
			"actions": {"not": false, "patterns": ["s3:GetObject"]},
			"resources": {"not": false, "patterns": ["*"]},
			"atoms": [],
			"variables": true,
			"principals": null,
		},
		{
			"index": 1,
			"sid": "Guard",
			"effect": "Deny",
			"actions": {"not": true, "patterns": ["iam:GetUser", "sts:GetSessionToken"]},
			"resources": {"not": true, "patterns": ["arn:aws:s3:::public/*"]},
			"atoms": [
				{
					"name": "BoolIfExists",
					"operator": operator.parse("BoolIfExists"),
					"key": "aws:multifactorauthpresent",
					"written": "aws:MultiFactorAuthPresent",
					"values": ["false", "False"],
				},
				{
					"name": "NumericLessThan",
					"operator": operator.parse("NumericLessThan"),
					"key": "aws:x",
					"written": "aws:X",
					"values": ["1", "2.5"],
				},
			],
			"variables": true,
			"principals": null,
		},
	]
}

test_a_single_statement_needs_no_list_and_true_is_a_text if {
	[only] := document.statements({
		"Version": "2012-10-17",
		"Statement": object.union(_allow, {"Condition": {"Bool": {"aws:SecureTransport": true}}}),
	})
	[only.index, only.atoms[0].values] == [0, ["true"]]
}

test_variables_need_the_current_version if {
	[[statement.variables |
		some statement in document.statements(object.union(version, {"Statement": [_allow]}))
	] |
		some version in [{"Version": "2012-10-17"}, {"Version": "2008-10-17"}, {}]
	] == [[true], [false], [false]]
}

# AWS: "This statement includes no resources and does not affect the policy."
test_an_empty_list_names_nothing_even_when_negated if {
	[only] := document.statements({"Statement": {"Effect": "Deny", "NotAction": [], "NotResource": []}})
	[only.actions, only.resources] == [{"not": false, "patterns": []}, {"not": false, "patterns": []}]
}

test_a_trust_statement_keeps_its_principals if {
	[only] := document.statements({"Statement": {
		"Effect": "Allow",
		"Action": "sts:AssumeRole",
		"Principal": {"AWS": "111122223333"},
	}})
	[only.principals, only.resources] == [{"AWS": "111122223333"}, {"not": false, "patterns": []}]
}
