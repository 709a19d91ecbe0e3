package iamgate.rules.escalation.path_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.rules.escalation.path as rule

_found(statements) := {[finding.subject, finding.catalogue, finding.severity] | some finding in found} if {
	found := rule.findings with input.slice as fixture.alice(statements)
		with data.iamgate.data.catalogue as fixture.writing
		with data.iamgate.iam.exempt.patterns as set()
}

test_a_path_is_told_under_its_id if {
	_found([fixture.write]) == {["aws_iam_user.alice", "write", "error"]}
}

test_everything_is_told_once if {
	_found([fixture.admin, fixture.write]) == {["aws_iam_user.alice", "wildcard-admin", "error"]}
}

test_a_reader_is_silent if {
	_found([fixture.allow(["s3:GetObject", "iam:GetPolicyVersion"], "*")]) == set()
}
