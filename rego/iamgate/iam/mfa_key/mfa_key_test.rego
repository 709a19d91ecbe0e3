package iamgate.iam.mfa_key_test

import data.iamgate.iam.mfa_key

_input(keys) := {"slice": {"documents": {"d": {"statements": [{"atoms": [{"key": key} | some key in keys]}]}}}}

test_the_keys_are_read_and_written_as_aws_does if {
	mfa_key.names == {"aws:multifactorauthpresent", "aws:multifactorauthage"}
	mfa_key.written == {
		"aws:multifactorauthpresent": "aws:MultiFactorAuthPresent",
		"aws:multifactorauthage": "aws:MultiFactorAuthAge",
	}
	mfa_key.states == {"true", "false", "absent"}
	mfa_key.age_seconds == 60
}

test_what_a_request_holds_in_each_state if {
	json.unmarshal(json.marshal(mfa_key.held)) == {
		"true": {
			"aws:multifactorauthpresent": {"present": true, "text": "true"},
			"aws:multifactorauthage": {"present": true, "text": "60"},
		},
		"stale": {
			"aws:multifactorauthpresent": {"present": true, "text": "true"},
			"aws:multifactorauthage": {"present": true, "text": "129600"},
		},
		"false": {
			"aws:multifactorauthpresent": {"present": true, "text": "false"},
			"aws:multifactorauthage": {"present": false},
		},
		"absent": {
			"aws:multifactorauthpresent": {"present": false},
			"aws:multifactorauthage": {"present": false},
		},
	}
}

test_a_key_one_or_two_edits_away_is_a_misspelt_one if {
	keys := [
		"aws:multifactorauthpresent",
		"aws:multifactorauthage",
		"aws:multifactorauthpresen",
		"aws:multifactorauthpresents",
		"aws:multifactorauthpresnet",
		"aws:multfactorauthpresent",
		"aws:multiifactorauthpresent",
		"sts:multifactorauthpresent",
		"multifactorauthpresent",
		"aws:multifactorauthagee",
		"aws:multifactorautage",
		"aws:multifactorauth",
		"iam:multifactorauthage",
		"aws:principalarn",
		"aws:sourceip",
	]
	present := "aws:multifactorauthpresent"
	age := "aws:multifactorauthage"
	mfa_key.meant == {
		"aws:multifactorauthpresen": present,
		"aws:multifactorauthpresents": present,
		"aws:multifactorauthpresnet": present,
		"aws:multfactorauthpresent": present,
		"aws:multiifactorauthpresent": present,
		"sts:multifactorauthpresent": present,
		"aws:multifactorauthagee": age,
		"aws:multifactorautage": age,
	} with input as _input(keys)
}

test_no_document_misspells_nothing if {
	mfa_key.meant == {} with input as _input([])
}
