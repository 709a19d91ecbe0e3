package iamgate.iam.grantee_test

import data.iamgate.iam.grantee

_classes(principals) := [[found.class, found.account] | some found in grantee.of(principals)]

test_a_star_is_anyone if {
	every principals in ["*", {"AWS": "*"}, {"AWS": "arn:aws:iam::*:root"}, {"NotPrincipal": {"AWS": "111122223333"}}] {
		_classes(principals) == [["anyone", null]]
	}
}

test_aws_principals_are_told_apart_by_their_text if {
	_classes({"AWS": [
		"111122223333", "arn:aws-cn:iam::111122223333:root", "arn:aws:iam::111122223333:user/team/a", "AIDAEXAMPLE",
		"arn:aws:iam::111122223333:role/r", "arn:aws:sts::111122223333:assumed-role/r/s", "AROAEXAMPLE",
		"arn:aws:sts::111122223333:federated-user/f", "arn:aws:iam::111122223333:group/g",
	]}) == [
		["account", "111122223333"], ["account", "111122223333"], ["user", "111122223333"], ["user", null],
		["role", "111122223333"], ["role", "111122223333"], ["role", null],
		["session", "111122223333"], ["other", "111122223333"],
	]
}

test_services_and_providers_are_told_apart_too if {
	_classes({
		"Service": ["ec2.amazonaws.com", "rolesanywhere.amazonaws.com"],
		"Federated": ["accounts.google.com", "arn:aws:iam::111122223333:saml-provider/s", "*"],
		"CanonicalUser": "79a5",
	}) == [
		["service", null], ["rolesanywhere", null],
		["oidc", null], ["saml", "111122223333"], ["oidc", null], ["saml", null],
		["other", null],
	]
}

_one(principals) := grantee.of(principals)[0]

_alice := {"AWS": "arn:aws:iam::111122223333:user/alice"}

_root := {"AWS": "111122223333"}

test_a_star_covers_everybody if {
	every principals in [_alice, _root, {"Service": "ec2.amazonaws.com"}, {"Federated": "accounts.google.com"}, "*"] {
		grantee.covers("*", _one(principals))
		grantee.covers({"AWS": "*"}, _one(principals))
	}
}

test_a_name_covers_itself_and_an_account_all_that_is_in_it if {
	grantee.covers(_alice, _one(_alice))
	grantee.covers(_root, _one(_alice))
	grantee.covers(_root, _one({"AWS": "arn:aws:iam::111122223333:root"}))
	grantee.covers({"Federated": "*"}, _one({"Federated": "accounts.google.com"}))
	every principals in [_alice, {"AWS": "444455556666"}, {"Service": "ec2.amazonaws.com"}, {"Federated": "*"}] {
		not grantee.covers(principals, _one(_root))
	}
	not grantee.covers({"AWS": "arn:aws:iam::*:root"}, _one(_root))
	not grantee.covers(_root, _one("*"))
}

_but(texts) := {"NotPrincipal": {"AWS": texts}}

test_not_principal_covers_whom_it_does_not_name if {
	grantee.covers(_but(["arn:aws:iam::111122223333:user/bob", "111122223333"]), _one(_alice))
	grantee.covers(_but("444455556666"), _one(_alice))
	grantee.covers(_but("444455556666"), _one(_root))
}

test_not_principal_spares_whom_it_names_or_may_mean if {
	not grantee.covers(_but(["arn:aws:iam::111122223333:user/alice", "111122223333"]), _one(_alice))
	not grantee.covers(_but("111122223333"), _one(_alice))
	not grantee.covers(_but("arn:aws:iam::111122223333:user/bob"), _one(_root))
	not grantee.covers(_but("arn:aws:iam::*:root"), _one(_alice))
	not grantee.covers(_but("444455556666"), _one("*"))
}

test_each_caller_has_its_states if {
	{kind | some kinds in grantee.callers; some kind, _ in kinds} == object.keys(grantee.states)
}
