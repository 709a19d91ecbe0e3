package iamgate.settle.compared_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.settle.compared

_catalogue := fixture.catalogue({"write": {"steps": [["iam:createpolicyversion"]]}}, {})

_tables := object.union(fixture.tables, {"catalogue": _catalogue})

# [rule, subject, introduced]
_found(slice) := {[finding.rule, finding.subject, finding.introduced] | some finding in findings} if {
	findings := compared.findings with input.slice as slice
		with data.iamgate.data as _tables
		with data.iamgate.iam.exempt.patterns as set()
}

_alice := "aws_iam_user.alice"

_aged(slice, age) := object.union(slice, {"age": age, "subjects": {id: object.union(subject, {"age": age}) |
	some id, subject in slice.subjects
}})

_s3 := fixture.allow("s3:*", "*")

_open := fixture.alice([_s3])

test_what_a_new_plan_brings_is_new_and_what_stays_is_not if {
	_found(_aged(_open, "new")) == {["no_guard", _alice, true]}
	_found(_aged(_open, "same")) == {["no_guard", _alice, false]}
	_found(_open) == {["no_guard", _alice, true]}
}

_after(slice, before) := object.union(_aged(slice, "changed"), {"twins": {"before": before}})

test_what_was_so_before_is_not_new if {
	_found(_after(_open, fixture.alice([fixture.allow("s3:GetObject", "*")]))) == {["no_guard", _alice, false]}
	_found(_after(_open, fixture.alice([fixture.allow(fixture.enrolment, "*")]))) == {["no_guard", _alice, true]}
}

test_a_guard_that_goes_is_told if {
	_found(_after(_open, fixture.alice([_s3, fixture.guard]))) == {
		["no_guard", _alice, true],
		["guard_removed", _alice, true],
	}
}

test_statements_are_the_same_by_what_they_say if {
	bool := fixture.guard_if({"Bool": {"aws:MultiFactorAuthPresent": "false"}})
	sid := object.union(bool, {"Sid": "Other"})
	rule := "guard_skips_access_keys"
	_found(_after(fixture.alice([_s3, bool]), fixture.alice([bool, _s3]))) == {[rule, _alice, false]}
	_found(_after(fixture.alice([_s3, sid]), fixture.alice([_s3, bool]))) == {[rule, _alice, true]}
	_found(_after(fixture.alice([_s3, sid]), fixture.alice([_s3, sid]))) == {[rule, _alice, false]}
}

test_what_is_nobodys_goes_by_the_age_of_the_plan if {
	device := {"devices": ["aws_iam_virtual_mfa_device.d"]}
	slice := object.union(fixture.slice([], {}, "all-sessions"), device)
	_devices(object.union(slice, {"age": "same"})) == {false}
	_devices(object.union(slice, {"age": "new"})) == {true}
	_devices(object.union(slice, {"age": "changed", "twins": {"before": slice}})) == {false}
	_devices(object.union(slice, {"age": "changed", "twins": {"before": fixture.slice([], {}, "all-sessions")}})) == {true}
}

_devices(slice) := {introduced | some ["seed_in_state", _, introduced] in _found(slice)}
