package iamgate.iam.limit_test

import data.iamgate.iam.document
import data.iamgate.iam.limit

_atoms(condition) := document.statements({"Version": "2012-10-17", "Statement": {
	"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": "*",
	"Condition": condition,
}})[0].atoms

_allowed(condition) := limit.allowed(_atoms(condition))

test_a_positive_operator_limits if {
	_allowed({
		"StringEquals": {"sts:ExternalId": "x", "aws:PrincipalAccount": ["1", "2"]},
		"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-a/*"},
		"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/x"},
	}) == {"sts:externalid", "aws:principalaccount", "aws:principalorgpaths", "aws:principalarn"}
}

test_what_holds_without_the_key_limits_nothing if {
	every condition in [
		{"StringEqualsIfExists": {"sts:ExternalId": "x"}}, {"ForAllValues:StringEquals": {"sts:ExternalId": "x"}},
		{"StringNotEquals": {"sts:ExternalId": "x"}}, {"Null": {"sts:ExternalId": "false"}},
		{"StringMatches": {"sts:ExternalId": "x"}}, {"StringEquals": {"sts:ExternalId": []}},
	] {
		_allowed(condition) == set()
	}
}

test_what_admits_all_limits_nothing if {
	every condition in [
		{"StringLike": {"sts:ExternalId": ["x", "**"]}}, {"ArnLike": {"aws:PrincipalArn": "arn:*:*:*:*:*"}},
		{"ArnLike": {"aws:PrincipalArn": "*"}},
		{"ArnLike": {"aws:SourceArn": "arn:aws:rolesanywhere:*:111122223333:trust-anchor/*"}},
	] {
		_allowed(condition) == set()
	}
}

_is_open(text) if _allowed({"StringLike": {"x.example:sub": text}}) == set()

test_a_subject_has_to_name_a_tenant if {
	every text in [
		"*", "repo:*", "repo:*/infra:*", "repo:org*", "project_path:*:ref_type:branch", "organization:*:project:x", "?",
		"system:serviceaccount:*", "system:serviceaccount:*:*", "*:ref:refs/heads/main",
	] {
		_is_open(text)
	}
	every text in [
		"repo:org/*", "repo:org/infra:ref:refs/heads/*", "project_path:g/p:*", "organization:acme:project:*",
		"system:serviceaccount:*:dns", "system:serviceaccount:ns:*", "auth0|*", "repo:org",
	] {
		not _is_open(text)
	}
}

test_some_providers_call_the_subject_otherwise if {
	every key in ["gitlab.com:sub", "graph.facebook.com:id", "www.amazon.com:user_id"] { limit.is_subject(key) }
	not limit.is_subject("gitlab.com:aud")
}

test_a_deny_limits_by_one_negated_condition if {
	limit.denied(_atoms({"StringNotEquals": {"aws:PrincipalOrgID": "o-a"}})) == {"aws:principalorgid"}
	limit.denied(_atoms({"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-a"}})) == {"aws:principalorgid"}
	limit.denied(_atoms({"StringEquals": {"aws:PrincipalOrgID": "o-a"}})) == set()
	limit.denied(_atoms({"StringNotEquals": {"aws:PrincipalOrgID": "o-a", "sts:ExternalId": "x"}})) == set()
}
