package iamgate.rules.escalation.role_chain_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.escalation.role_chain as rule

_found(principals) := fixture.brief(found) if {
	slice := fixture.realm(principals, {role: [fixture.enter_account] | some role, _ in principals.role})
	found := rule.findings with input.slice as slice
		with data.iamgate.data.catalogue as fixture.writing
		with data.iamgate.iam.exempt.patterns as set()
}

test_a_role_with_rights_to_raise_is_told_to_whoever_can_become_it if {
	_found({"user": {"alice": [fixture.assume(["top"])]}, "role": {"top": [fixture.write]}}) == {{
		"subject": "aws_iam_user.alice",
		"statement": 0,
		"severity": "error",
		"request": ["sts:AssumeRole", "absent"],
		"params": {
			"chain": "aws_iam_user.alice -> aws_iam_role.top",
			"role": "aws_iam_role.top",
			"roles": [],
			"mfa_code": "without",
			"length_code": "direct",
		},
	}}
}

test_a_role_without_rights_to_raise_is_silent if {
	_found({"user": {"alice": [fixture.assume(["reader"])]}, "role": {"reader": [fixture.allow("s3:GetObject", "*")]}}) == set()
}
