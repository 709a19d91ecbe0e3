package iamgate.judge.request_test

import data.iamgate.judge.entry
import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.request

# The witness of the first row that lets in a caller of a kind.
_witness(statements, kind, state) := witness if {
	rows := entry.of[fixture.trust_id] with input.slice as fixture.trust(statements)
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
	row := [row | some row in rows; row.caller == kind][0]
	witness := request.of(fixture.trust_id, row, state) with input.slice as fixture.trust(statements)
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

_ref(statement) := {
	"address": "aws_iam_role.r", "attribute": "assume_role_policy", "statement": statement,
	"sid": null,
}

test_a_user_of_the_account_enters_the_role if {
	_witness([fixture.admit(fixture.elsewhere)], "user", "absent") == {
		"principal": "arn:aws:iam::111122223333:user/example",
		"action": "sts:AssumeRole",
		"resource": "arn:aws:iam::123456789012:role/r",
		"mfa": "absent",
		"allowedBy": [_ref(0)],
		"missedDenies": [],
		"assumes": [],
	}
}

_principal(statement, kind) := _witness([statement], kind, "false").principal

test_who_is_named_is_the_caller if {
	_principal(fixture.admit({"AWS": "AIDAEXAMPLE"}), "user") == "AIDAEXAMPLE"
	_principal(fixture.admit_by("sts:*", {"Federated": "gitlab.com"}), "oidc") == "gitlab.com"
	_principal(fixture.admit_by("sts:*", "*"), "oidc") == "*"
	_principal(fixture.admit("*"), "user") == "arn:aws:iam::999999999999:user/anybody"
	_principal(fixture.admit(fixture.elsewhere), "role") == "arn:aws:iam::111122223333:role/example"
}

_only(pattern) := fixture.where(fixture.admit(fixture.elsewhere), {"ArnLike": {"aws:PrincipalArn": pattern}})

test_the_caller_is_one_that_the_condition_admits if {
	_principal(_only(["arn:aws:iam::1:user/x", "arn:*:iam::111122223333:user/ops-?*"]), "user") == "arn:aws:iam::111122223333:user/ops-xexample"
	_principal(fixture.where(fixture.admit("*"), {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:user/ops"}}), "user") == "arn:aws:iam::999999999999:user/ops"
	_principal(_only("arn:aws:iam::1:user/x"), "user") == "arn:aws:iam::111122223333:user/example"
}

_guard(changes) := object.union(
	fixture.keep_out("*", {"Bool": {"aws:MultiFactorAuthPresent": "false"}}),
	changes,
)

_because(deny, state) := [missed.because.code |
	some missed in _witness([fixture.admit({"AWS": "arn:aws:iam::1:user/a"}), deny], "user", state).missedDenies
]

test_each_guard_has_a_reason_to_miss_it if {
	_because(_guard({}), "absent") == ["state-absent"]
	_because(_guard({"Action": "sts:TagSession"}), "false") == ["action-not-listed"]
	_because(_guard({"Principal": {"AWS": "AIDAEXAMPLE"}}), "false") == ["principal-not-listed"]
	spares := object.union(object.remove(_guard({}), ["Principal"]), {"NotPrincipal": {"AWS": "arn:aws:iam::1:user/a"}})
	_because(spares, "false") == ["principal-exempt"]
	_because(fixture.keep_out("*", {"Bool": {"aws:MultifactorAuthPresnt": "false"}}), "false") == ["misspelt"]
	_because(fixture.keep_out("*", {"Bool": {"aws:SecureTransport": "false"}}), "false") == []
}

test_what_is_not_decided_is_assumed if {
	address := {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}
	external := fixture.where(fixture.admit(fixture.elsewhere), {"StringEquals": {"sts:ExternalId": "x"}})
	_witness([external, fixture.keep_out("*", address)], "user", "absent").assumes == [
		object.union(_ref(0), {"keys": ["sts:externalid"], "holds": true}),
		object.union(_ref(1), {"keys": ["aws:sourceip"], "holds": false}),
	]
}
