package iamgate.iam.caller_test

import data.iamgate.iam.caller
import data.iamgate.iam.grantee

_role := {"partition": "aws-cn", "account": "123456789012"}

_keys(principals, kind) := caller.keys(grantee.of(principals)[0], kind, _role, {"aws:sourceip", "saml:aud", "gitlab.com:sub"})

_pattern(text) := {"present": true, "pattern": text}

_text(text) := {"present": true, "text": text}

_absent := {"present": false}

test_a_user_is_known_by_its_arn if {
	keys := _keys({"AWS": "arn:aws:iam::111122223333:user/team/alice"}, "user")
	keys["aws:principalarn"] == _text("arn:aws:iam::111122223333:user/team/alice")
	keys["aws:username"] == _text("alice")
	keys["aws:principalaccount"] == _text("111122223333")
	keys["aws:principaltype"] == _text("User")
	keys["aws:resourceaccount"] == _text("123456789012")
}

test_an_account_stands_for_any_user_or_role_of_it if {
	root := {"AWS": "arn:aws:iam::111122223333:root"}
	_keys(root, "user")["aws:principalarn"] == _pattern("arn:aws:iam::111122223333:user/*")
	_keys(root, "user")["aws:username"] == _pattern("*")
	_keys(root, "role")["aws:principalarn"] == _pattern("arn:aws:iam::111122223333:role/*")
	_keys({"AWS": "111122223333"}, "user")["aws:principalarn"] == _pattern("arn:aws-cn:iam::111122223333:user/*")
}

test_anyone_may_be_of_any_account if {
	keys := _keys("*", "user")
	keys["aws:principalarn"] == _pattern("arn:aws-cn:iam::*:user/*")
	keys["aws:principalaccount"] == {"present": true}
	_keys({"AWS": "arn:*:iam::*:root"}, "user")["aws:principalarn"] == _pattern("arn:aws-cn:iam::*:user/*")
}

test_a_session_is_known_by_its_role if {
	keys := _keys({"AWS": "arn:aws:sts::111122223333:assumed-role/ci/session"}, "role")
	keys["aws:principalarn"] == _pattern("arn:aws:iam::111122223333:role/*ci")
	keys["aws:username"] == _absent
}

test_who_signs_has_no_keys_of_a_token if {
	keys := _keys("*", "role")
	[keys["saml:aud"], keys["gitlab.com:sub"]] == [_absent, _absent]
	not keys["aws:sourceip"]
	not _keys({"Federated": "gitlab.com"}, "oidc")["gitlab.com:sub"]
}

test_services_and_tokens_have_no_principal if {
	every kind, truth in {"service": "true", "oidc": "false", "saml": "false"} {
		keys := _keys({"Service": "ec2.amazonaws.com"}, kind)
		keys["aws:principalarn"] == _absent
		keys["aws:principalisawsservice"] == _text(truth)
	}
}

test_a_role_of_an_unknown_account_does_not_tell_it if {
	not caller.keys(grantee.of("*")[0], "user", {"partition": "aws", "account": null}, set())["aws:resourceaccount"]
}

test_a_stranger_is_of_another_account_and_of_no_organization_or_another if {
	[alone, member] := caller.strangers("user", _role, set())
	alone["aws:principalarn"] == _pattern("arn:aws-cn:iam::999999999999:user/*")
	alone["aws:principalaccount"] == _text("999999999999")
	alone["aws:principalorgid"] == _absent
	member["aws:principalorgid"].text != member["aws:resourceorgid"].text
	alone["aws:userid"] == _text("AIDANOBODYHASNAMEDIT")
}
