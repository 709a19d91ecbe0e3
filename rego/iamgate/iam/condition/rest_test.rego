# Conditions that have nothing to do with MFA, decided for a subject.
package iamgate.iam.condition_test

import data.iamgate.iam.condition
import data.iamgate.iam.resource

_bob := {"keys": {
	"aws:username": {"present": true, "text": "bob"},
	"aws:principaltype": {"present": true, "text": "User"},
	"aws:principalarn": {"present": true, "text": "arn:aws:iam::111122223333:user/team/bob"},
	"aws:principalaccount": {"present": true, "text": "111122223333"},
}}

_somebody := {"keys": {
	"aws:username": {"present": true, "pattern": "*"},
	"aws:principaltype": {"present": true, "text": "User"},
	"aws:principalarn": {"present": true, "pattern": "arn:aws:iam::*:user/*"},
}}

_role := {"keys": {
	"aws:username": {"present": false},
	"aws:principaltype": {"present": true, "text": "AssumedRole"},
	"aws:principalarn": {"present": true, "pattern": "arn:aws:iam::*:role/*"},
}}

_atoms(version, blocks) := list if {
	list := [atom | some entry in condition.mfa.d; some atom in entry.rest] with input as _input(version, blocks)
}

_read(blocks) := _atoms("2012-10-17", blocks)

_truths(block) := [condition.rest(_read([block]), who).truth | some who in [_bob, _somebody, _role]]

# Columns: the user bob, some user of a group, a session of a role.
_table := {
	{"StringEquals": {"aws:PrincipalType": "User"}}: ["holds", "holds", "fails"],
	{"StringEquals": {"aws:PrincipalType": "user"}}: ["fails", "fails", "fails"],
	{"StringNotEquals": {"aws:PrincipalType": ["AssumedRole"]}}: ["holds", "holds", "fails"],
	{"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:user/*"}}: ["holds", "holds", "fails"],
	{"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/*"}}: ["holds", "holds", "fails"],
	{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/team/*"}}: ["holds", "depends", "fails"],
	{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/team/${aws:username}"}}: ["holds", "depends", "fails"],
	{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::${aws:PrincipalAccount}:role/*"}}: ["fails", "fails", "depends"],
	{"StringEquals": {"aws:username": "bob"}}: ["holds", "depends", "fails"],
	{"StringEqualsIgnoreCase": {"aws:username": "BOB"}}: ["holds", "depends", "fails"],
	{"StringNotEquals": {"aws:username": "bob"}}: ["fails", "depends", "holds"],
	{"StringLike": {"aws:username": "*"}}: ["holds", "holds", "fails"],
	{"StringEquals": {"aws:username": "${aws:username}"}}: ["holds", "depends", "fails"],
	{"StringEquals": {"aws:username": "${aws:PrincipalTag/owner}"}}: ["depends", "depends", "fails"],
	{"StringLikeIfExists": {"aws:username": "al*"}}: ["fails", "depends", "holds"],
	{"Null": {"aws:username": "true"}}: ["fails", "fails", "holds"],
	{"StringEquals": {"aws:PrincipalAccount": "111122223333"}}: ["holds", "depends", "depends"],
	{"Bool": {"aws:ViaAWSService": "false"}}: ["holds", "holds", "holds"],
	{"BoolIfExists": {"aws:ViaAWSService": "true"}}: ["fails", "fails", "fails"],
	{"Null": {"aws:SecureTransport": "false"}}: ["holds", "holds", "holds"],
	{"Bool": {"aws:SecureTransport": "true"}}: ["depends", "depends", "depends"],
	{"Null": {"aws:userid": "true"}}: ["fails", "fails", "fails"],
	{"DateGreaterThan": {"aws:CurrentTime": "2013-06-30T00:00:00Z"}}: ["holds", "holds", "holds"],
	{"DateLessThan": {"aws:CurrentTime": "2013-06-30"}}: ["fails", "fails", "fails"],
	{"DateLessThan": {"aws:CurrentTime": "2113-06-30"}}: ["depends", "depends", "depends"],
	{"Null": {"aws:EpochTime": "false"}}: ["holds", "holds", "holds"],
	{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}: ["depends", "depends", "depends"],
	{"BoolIfExists": {"aws:MultiFactorAuthPresnt": "false"}}: ["holds", "holds", "holds"],
	{"Bool": {"aws:MultiFactorAuthPresnt": "false"}}: ["fails", "fails", "fails"],
}

test_conditions_on_the_principal_are_decided_for_each_kind_of_principal if {
	# A misspelt key is known from the documents.
	every block, truths in _table {
		_truths(block) == truths with input as _input("2012-10-17", [block])
	}
}

test_what_is_undecided_and_what_fails_is_named_by_key if {
	blocks := [{
		"IpAddress": {"aws:SourceIp": ["b", "a", "a"]},
		"StringEquals": {"aws:username": "alice", "aws:RequestedRegion": "eu-west-1"},
	}]
	condition.rest(_read(blocks), _bob) == {
		"truth": "fails",
		"undecided": {
			"ipaddress|aws:sourceip|a|b": "aws:sourceip",
			"stringequals|aws:requestedregion|eu-west-1": "aws:requestedregion",
		},
		"failing": {"aws:username"},
	}
	condition.rest([], _bob) == {"truth": "holds", "undecided": {}, "failing": set()}
}

_ids(version, blocks) := {condition.atom_id(atom) | some atom in _atoms(version, blocks)}

test_atoms_are_the_same_whatever_their_order_and_letter_case if {
	count(_ids("2012-10-17", [
		{"IpAddress": {"aws:SourceIp": ["b", "a"]}},
		{"ipAddress": {"AWS:sourceip": ["a", "b", "a"]}},
	])) == 1
}

test_atoms_with_other_values_are_other_atoms if {
	count(_ids("2012-10-17", [
		{"StringEquals": {"aws:RequestedRegion": ["a", "b"]}},
		{"StringEquals": {"aws:RequestedRegion": "a|b"}},
		{"StringEquals": {"aws:RequestedRegion": "a\\|b"}},
		{"StringEquals": {"aws:RequestedRegion": ["a\\", "b"]}},
		{"StringEqualsIfExists": {"aws:RequestedRegion": ["a", "b"]}},
	])) == 5
}

test_a_variable_is_another_value_than_its_text_in_an_old_document if {
	block := {"StringEquals": {"aws:ResourceTag/owner": "${aws:username}"}}
	count(_ids("2012-10-17", [block]) | _ids("2008-10-17", [block])) == 2
	some id in _ids("2012-10-17", [block])
	contains(id, resource.opaque("aws:username"))
}
