package iamgate.judge.admission_test

import data.iamgate.judge.admission
import data.iamgate.judge.fixture_test as fixture

# With a path, so that an administrator has an error.
_tables := object.union(fixture.tables, {"catalogue": fixture.writing})

# {statement: [texts of the rows, state, tested, severity]}
_open(slice) := {statement: [{row.text | some row in fault.rows}, fault.state, fault.tested, fault.severity] |
	some statement, fault in object.get(found, fixture.trust_id, {})
} if {
	found := admission.open with input.slice as slice
		with data.iamgate.data as _tables
		with data.iamgate.iam.exempt.patterns as set()
}

_root := "arn:aws:iam::111122223333:root"

test_people_without_mfa_are_open if {
	_open(fixture.trust([fixture.admit(fixture.elsewhere)])) == {0: [{_root}, "absent", false, "warning"]}
	_open(fixture.for_the_console(fixture.trust([fixture.admit("*")]))) == {0: [{"*"}, "false", false, "warning"]}
}

test_the_widest_comes_first if {
	slice := fixture.trust([fixture.admit({"AWS": ["AIDAEXAMPLE", _root, "what"]})])
	faults := admission.open[fixture.trust_id] with input.slice as slice
		with data.iamgate.data as _tables
		with data.iamgate.iam.exempt.patterns as set()
	faults[0].row.class == "other"
	[row.class | some row in faults[0].rows] == ["other", "account", "user"]
}

test_mfa_that_is_looked_at_and_bypassed_is_tested if {
	bypassed := fixture.where(fixture.admit(fixture.elsewhere), {"BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}})
	_open(fixture.trust([bypassed])) == {0: [{_root}, "absent", true, "warning"]}
	_open(fixture.for_the_console(fixture.trust([bypassed]))) == {}
	guard := fixture.keep_out("*", {"Bool": {"aws:MultiFactorAuthPresent": "false"}})
	_open(fixture.trust([fixture.admit(fixture.elsewhere), guard])) == {0: [{_root}, "absent", true, "warning"]}
}

test_who_is_no_person_is_not_asked if {
	_open(fixture.trust([fixture.admit({"AWS": "AROAEXAMPLE", "Service": "ec2.amazonaws.com"})])) == {}
	_open(fixture.trust_of([fixture.admit({"AWS": "AIDAEXAMPLE"})], {"machines": ["AIDAEXAMPLE"]})) == {}
	nobody := fixture.where(fixture.admit(fixture.elsewhere), {"StringEquals": {"aws:PrincipalType": "AssumedRole"}})
	_open(fixture.trust([nobody])) == {}
}

test_the_rights_of_the_role_decide_how_bad_it_is if {
	_open(fixture.trust_beside([fixture.admit(fixture.elsewhere)], [fixture.admin]))[0][3] == "error"
	external := fixture.where(fixture.admit(fixture.elsewhere), {"StringEquals": {"sts:ExternalId": "x"}})
	_open(fixture.trust_beside([external], [fixture.admin]))[0][3] == "warning"
}

_status(slice) := status if {
	status := admission.status[fixture.trust_id] with input.slice as slice
		with data.iamgate.data as _tables
		with data.iamgate.iam.exempt.patterns as set()
}

test_the_status_is_that_of_the_people if {
	_status(fixture.trust([fixture.admit(fixture.elsewhere)])) == "unguarded"
	_status(fixture.trust([fixture.where(fixture.admit(fixture.elsewhere), fixture.with_mfa)])) == "guarded"
	_status(fixture.trust([fixture.admit({"Service": "ec2.amazonaws.com"})])) == "not-applicable"
	_status(fixture.trust_of([], {"documents": [], "unread": [fixture.trust_id]})) == "unverifiable"
}
