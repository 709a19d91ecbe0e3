package iamgate.judge.somewhere_test

import data.iamgate.judge.decision
import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.somewhere

_office := {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}

_in(bucket) := concat("", ["arn:aws:s3:::", bucket, "/*"])

_depending := [
	fixture.where(fixture.allow("s3:*", _in("a")), _office),
	fixture.allow("s3:*", _in("b")),
	fixture.deny("s3:*", _in("b"), _office),
]

# By case: the statements, and the decision and the resource for GetObject without MFA.
_objects := {
	"a grant of all": [[fixture.allow("s3:*", "*")], ["allowed", "arn:aws:s3:::example/example"]],
	"a grant of some": [[fixture.allow("s3:*", _in("a"))], ["allowed", "arn:aws:s3:::a/example"]],
	"what survives is the best": [
		[fixture.allow("s3:*", [_in("a"), _in("b")]), fixture.deny("s3:*", _in("a"), {})],
		["allowed", "arn:aws:s3:::b/example"],
	],
	"what may be goes before what is not": [_depending, ["depends", "arn:aws:s3:::a/example"]],
	"what is certain goes before what may be": [
		array.concat(_depending, [fixture.allow("s3:*", _in("c"))]),
		["allowed", "arn:aws:s3:::c/example"],
	],
	"beside what depends another may be certain": [
		[fixture.allow("s3:*", [_in("a"), _in("b")]), fixture.deny("s3:*", _in("a"), _office)],
		["allowed", "arn:aws:s3:::b/example"],
	],
	"a grant that is denied": [
		[fixture.allow("s3:*", _in("a")), fixture.deny("*", "*", {})],
		["denied", "arn:aws:s3:::a/example"],
	],
	"a full deny without a grant": [[fixture.deny("*", "*", {})], ["denied", "*"]],
	"a deny of all objects without a grant": [
		[fixture.deny("s3:*", "arn:*:s3:*", {})],
		["denied", "arn:aws:s3:::example/example"],
	],
	"a deny of some without a grant": [[fixture.deny("s3:*", _in("a"), {})], ["implicitly-denied", "*"]],
	"nothing": [[], ["implicitly-denied", "*"]],
	"denies that overlap without an answer": [
		[
			fixture.allow("s3:GetObject", "arn:aws:s3:::*a"),
			{"Effect": "Deny", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::b*"},
			fixture.deny("s3:GetObject", "arn:aws:s3:::b*a", {}),
		],
		["unverifiable", "*"],
	],
	"a deny that depends": [[fixture.deny("*", "*", _office)], ["implicitly-denied", "*"]],
}

_asked(name, action) := decision.bearing(fixture.address("user", name), action, "false")

_best(name, action) := [found.decision, found.resource] if found := somewhere.best(_asked(name, action))

_closed := {name | some name, _ in _objects; somewhere.closed(_asked(name, "s3:getobject"))}

_found := {
	"best": {name: _best(name, "s3:getobject") | some name, _ in _objects},
	"closed": _closed,
}

test_the_best_decision_is_found_on_a_resource_that_shows_it if {
	found := _found with input.slice as fixture.users({name: row[0] | some name, row in _objects})
	found.best == {name: row[1] | some name, row in _objects}
	found.closed == {
		"a grant that is denied",
		"a full deny without a grant",
		"a deny of all objects without a grant",
	}
}

_lists := {
	"all": [fixture.allow("iam:*", "*")],
	"users": [fixture.allow("iam:*", "arn:aws:iam::*:user/*")],
}

_listed := {name: [_best(name, "iam:listaccountaliases"), _best(name, "iam:listusers")] | some name, _ in _lists}

test_actions_without_resource_level_are_asked_on_everything_and_on_their_collection if {
	found := _listed with input.slice as fixture.users(_lists)
	found == {
		"all": [["allowed", "*"], ["allowed", "*"]],
		"users": [["implicitly-denied", "*"], ["allowed", "arn:aws:iam::123456789012:user/"]],
	}
}
