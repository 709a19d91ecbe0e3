package iamgate.judge.trust_path_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.trust_path

_found(slice) := {statement: object.keys(entries) | some statement, entries in object.get(found, fixture.trust_id, {})} if {
	found := trust_path.of with input.slice as slice
		with data.iamgate.data.catalogue as fixture.trust_entries
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}

_of(statements) := _found(fixture.trust(statements))

_where(principal, condition) := [fixture.where(fixture.admit(principal), condition)]

test_an_account_root_is_another_account_or_the_own_one if {
	_of([fixture.admit(fixture.elsewhere)]) == {0: {"sts-assume-role-cross-account"}}
	_of([fixture.admit(fixture.here)]) == {0: {"trust-own-account-root"}}
	both := {"AWS": [fixture.here.AWS, fixture.elsewhere.AWS]}
	_of([fixture.admit(both)]) == {0: {"sts-assume-role-cross-account", "trust-own-account-root"}}
	unknown := fixture.trust_of([fixture.admit(fixture.elsewhere)], {"who": {"account": null}})
	_found(unknown) == {0: {"trust-own-account-root"}}
}

test_an_account_may_be_limited if {
	every condition in [
		{"StringEquals": {"sts:ExternalId": "x"}}, {"StringEquals": {"aws:PrincipalOrgID": "o-a"}},
		{"ForAnyValue:StringLike": {"aws:PrincipalOrgPaths": "o-a/*"}}, fixture.with_mfa,
		{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/ci-*"}},
	] {
		_of(_where(fixture.elsewhere, condition)) == {}
	}
	_of(_where(fixture.here, {"StringEquals": {"sts:ExternalId": "x"}})) == {0: {"trust-own-account-root"}}
	_of(_where(fixture.here, fixture.with_mfa)) == {}
}

test_roles_of_an_account_are_asked_as_well if {
	_of(_where(fixture.here, {"StringEquals": {"aws:PrincipalType": "AssumedRole"}})) == {0: {"trust-own-account-root"}}
}

test_a_star_is_an_entry_of_its_own if {
	_of([fixture.admit("*")]) == {0: {"sts-assume-role-wildcard-trust"}}
	_of(_where("*", {"StringEquals": {"sts:ExternalId": "x"}})) == {}
}

_by(action, principal, condition) := [fixture.where(fixture.admit_by(action, principal), condition)]

test_tokens_need_a_subject_or_a_pool if {
	web := "sts:AssumeRoleWithWebIdentity"
	open := {0: {"trust-oidc-missing-subject"}}
	_of(_by(web, {"Federated": "x.example"}, {"StringEquals": {"x.example:aud": "a"}})) == open
	_of(_by(web, {"Federated": "x.example"}, {"StringEquals": {"x.example:sub": "a"}})) == {}
	pool := {"StringEquals": {"cognito-identity.amazonaws.com:aud": "pool"}}
	_of(_by(web, {"Federated": "cognito-identity.amazonaws.com"}, pool)) == {}
	_of(_by(web, {"Federated": "x.example"}, pool)) == open
}

test_assertions_need_an_attribute if {
	saml := {"Federated": "arn:aws:iam::123456789012:saml-provider/s"}
	open := {0: {"trust-saml-federation"}}
	_of(_by("sts:*", saml, {"StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}})) == open
	_of([fixture.admit_by("sts:AssumeRoleWithSAML", "*")]) == open
	_of(_by("sts:*", saml, {"StringEquals": {"SAML:eduPersonOrgDN": "ops"}})) == {}
	_of(_by("sts:*", saml, {"StringEquals": {"aws:RequestTag/team": "ops"}})) == {}
}

test_certificates_need_an_anchor_or_a_field if {
	anywhere := {"Service": "rolesanywhere.amazonaws.com"}
	_of([fixture.admit(anywhere)]) == {0: {"trust-rolesanywhere-unscoped"}}
	_of(_where(anywhere, {"ArnEquals": {"aws:SourceArn": "arn:aws:rolesanywhere:eu-west-1:1:trust-anchor/a"}})) == {}
	_of(_where(anywhere, {"StringEquals": {"aws:PrincipalTag/x509Subject/CN": "a"}})) == {}
	_of([fixture.admit({"Service": "ec2.amazonaws.com"})]) == {}
}

# What is told by itself, and what each rule tells.
_told(slice) := {
	"told": {name | some entries in told[fixture.trust_id]; some name, _ in entries},
	"by": {rule: ids |
		some rule in ["anyone", "mfa-bypassable", "mfa-not-required"]
		ids := trust_path.absorbed(fixture.trust_id, 0, rule) with input.slice as slice
			with data.iamgate.data.catalogue as fixture.trust_entries
			with data.iamgate.data.actions as fixture.few_actions
			with data.iamgate.iam.exempt.patterns as set()
		count(ids) > 0
	},
} if {
	told := trust_path.told with input.slice as slice
		with data.iamgate.data.catalogue as fixture.trust_entries
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.iam.exempt.patterns as set()
}

_cross := "escalation/sts-assume-role-cross-account"

test_a_finding_as_severe_tells_the_entry if {
	_told(fixture.trust([fixture.admit("*")])) == {
		"told": set(),
		"by": {"anyone": ["escalation/sts-assume-role-wildcard-trust"]},
	}
	bypassed := _where(fixture.elsewhere, {"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}})
	_told(fixture.trust(bypassed)) == {"told": set(), "by": {"mfa-bypassable": [_cross]}}
	_told(fixture.trust_beside([fixture.admit(fixture.elsewhere)], [fixture.admin])) == {
		"told": set(),
		"by": {"mfa-not-required": [_cross]},
	}
	_told(fixture.trust([fixture.admit(fixture.here)])) == {
		"told": set(),
		"by": {"mfa-not-required": ["escalation/trust-own-account-root"]},
	}
}

test_a_warning_does_not_tell_what_fails if {
	_told(fixture.trust([fixture.admit(fixture.elsewhere)])) == {"told": {"sts-assume-role-cross-account"}, "by": {}}
}

test_nobodys_token_is_told_by_itself if {
	both := fixture.admit_by("sts:*", {"AWS": "*", "Federated": "x.example"})
	_told(fixture.trust([both])).told == {"trust-oidc-missing-subject"}
}

test_the_first_row_is_named_and_the_others_are_counted if {
	rows := [
		{"class": "account", "text": "arn:aws:iam::1:root", "account": "1"},
		{"class": "user", "text": "AIDAEXAMPLE", "account": null},
	]
	trust_path.params(rows) == {"admitted_code": "account", "principal": "1", "others": 1}
	trust_path.params([rows[1]]) == {"admitted_code": "user", "principal": "AIDAEXAMPLE", "others": 0}
}
