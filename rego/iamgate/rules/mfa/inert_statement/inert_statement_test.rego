package iamgate.rules.mfa.inert_statement_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.mfa.inert_statement as rule

test_account_aliases_are_not_listed_on_a_user if {
	statement := fixture.allow(["iam:ListAccountAliases", "iam:GetUser"], "arn:aws:iam::*:user/*")
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_user.alice",
		"statement": 0,
		"request": null,
		"params": {"inert_code": "no-match", "actions": ["iam:ListAccountAliases"]},
	}} with input.slice as fixture.alice([statement, fixture.guard])
		with data.iamgate.data as fixture.tables
}

test_sessions_of_a_role_never_have_mfa if {
	statement := fixture.where(fixture.allow("s3:*", "*"), {"Bool": {"aws:MultiFactorAuthPresent": "true"}})
	fixture.brief(rule.findings) == {{
		"subject": "aws_iam_role.r",
		"statement": 0,
		"request": null,
		"params": {"inert_code": "role-needs-mfa", "actions": ["s3:*"]},
	}} with input.slice as fixture.alone("role", "r", [statement], {})
		with data.iamgate.data as fixture.tables
}

test_users_are_listed_on_the_collection_of_users if {
	statement := fixture.allow("iam:ListUsers", "arn:aws:iam::*:user/*")
	rule.findings == set() with input.slice as fixture.alice([statement, fixture.guard])
		with data.iamgate.data as fixture.tables
}

test_documents_without_a_guard_are_silent if {
	statement := fixture.allow("iam:ListAccountAliases", "arn:aws:iam::*:user/*")
	rule.findings == set() with input.slice as fixture.alice([statement])
		with data.iamgate.data as fixture.tables
}
