package iamgate.iam.exempt_test

import data.iamgate.iam.exempt

_input(list) := {"slice": {"documents": {}, "config": {"exempt": list}}}

_none := _input([])

test_enrolment_is_what_it_takes_to_get_a_device if {
	exempt.enrolment == {
		"iam:createvirtualmfadevice",
		"iam:enablemfadevice",
		"iam:resyncmfadevice",
		"iam:getuser",
		"iam:getmfadevice",
		"iam:listmfadevices",
		"iam:listvirtualmfadevices",
		"sts:getsessiontoken",
		"sts:getcalleridentity",
	} with input as _none
	exempt.enrolment_writes == {
		"iam:createvirtualmfadevice", "iam:enablemfadevice", "iam:resyncmfadevice",
	} with input as _none
}

test_reads_beyond_enrolment_and_the_tolerated_ones_are_warned_of if {
	listed := {"iam:listusers", "iam:getuser", "iam:getaccountsummary", "iam:listroles", "iam:getrole", "s3:getobject"}
	listed & exempt.reads == {"iam:listroles", "iam:getrole"} with input as _none
	exempt.password == {"iam:changepassword"} with input as _none
	exempt.session == {"sts:getfederationtoken"} with input as _none
}

_mixed := {
	"iam:createaccesskey", "iam:updateloginprofile", "sts:assumerole", "sts:assumerolewithsaml",
	"lambda:updatefunctioncode", "iam:deactivatemfadevice", "iam:deletevirtualmfadevice", "iam:enablemfadevice",
	"iam:changepassword",
	"iam:getuser", "iam:listaccesskeys", "iam:getloginprofile", "s3:getobject",
}

test_dangerous_actions_give_credentials_or_rights if {
	_mixed & exempt.dangerous == {
		"iam:createaccesskey", "iam:updateloginprofile", "sts:assumerole", "sts:assumerolewithsaml",
		"lambda:updatefunctioncode",
	} with input as _none
}

test_actions_on_devices_and_those_that_take_one_away if {
	_mixed & exempt.devices == {
		"iam:deactivatemfadevice", "iam:deletevirtualmfadevice", "iam:enablemfadevice",
	} with input as _none
	exempt.removal == {"iam:deactivatemfadevice", "iam:deletevirtualmfadevice"} with input as _none
	exempt.deactivation == {"iam:deactivatemfadevice"} with input as _none
}

test_an_access_key_makes_itself_a_console_session_with_these if {
	exempt.console_keys == {
		"iam:createloginprofile", "iam:deactivatemfadevice", "iam:enablemfadevice", "sts:assumerole",
	} with input as _none
}

test_what_is_exempt_and_what_a_carve_out_rule_may_name if {
	_mixed & exempt.ids == {
		"iam:deletevirtualmfadevice", "iam:enablemfadevice", "iam:changepassword",
		"iam:getuser", "iam:listaccesskeys", "iam:getloginprofile",
	} with input as _none
	_mixed - exempt.interesting == {"iam:getuser", "s3:getobject"} with input as _none
}

_looked_at := _mixed | {"iam:listroles", "sts:getfederationtoken", "future:thing", "sts:decodeauthorizationmessage"}

_view := {
	"configured": exempt.configured & _looked_at,
	"s3": "s3:getobject" in exempt.ids,
	"dangerous": exempt.ids & {"iam:createaccesskey", "sts:assumerole", "iam:deactivatemfadevice", "iam:createuser"},
	"reads": "iam:listroles" in exempt.reads,
	"password": exempt.password,
	"session": exempt.session,
	"writes": exempt.enrolment_writes,
}

test_the_configuration_adds_actions_and_silences_warnings_but_nothing_dangerous if {
	added := _input([
		"S3:GetObject", "iam:ListRoles", "iam:ChangePassword", "sts:GetFederationToken", "iam:EnableMFADevice",
		"iam:CreateAccessKey", "sts:*", "iam:Deactivate*", "*", "future:Thing",
	])
	result := _view with input as added
	result == {
		"configured": {
			"s3:getobject", "iam:listroles", "iam:changepassword", "sts:getfederationtoken", "future:thing",
			"sts:decodeauthorizationmessage",
		},
		"s3": true,
		"dangerous": set(),
		"reads": false,
		"password": set(),
		"session": set(),
		"writes": {"iam:createvirtualmfadevice", "iam:enablemfadevice", "iam:resyncmfadevice"},
	}
}

test_every_pattern_that_the_ruleset_names_is_known_beforehand if {
	patterns := exempt.patterns with input as _input(["S3:Get*"])
	every text in [
		"sts:getcalleridentity", "iam:getaccountsummary", "iam:get*", "iam:changepassword", "iam:*accesskey",
		"iam:*mfadevice", "iam:deactivatemfadevice", "iam:putuserpolicy", "iam:createloginprofile", "s3:getobject", "s3:get*",
	] {
		text in patterns
	}
}
