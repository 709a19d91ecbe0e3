package iamgate.judge.status_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.status

# One user with these statements and other circumstances.
_alice(statements, changes) := found if {
	found := status.of["aws_iam_user.alice"] with input.slice as fixture.alone("user", "alice", statements, changes)
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

test_an_open_user_is_unguarded_and_one_that_needs_no_guard_is_not_guarded if {
	_alice([fixture.admin], {}) == "unguarded"
	_alice([fixture.admin, fixture.guard], {}) == "guarded"
	_alice([fixture.allow(fixture.enrolment, "*")], {}) == "not-applicable"
	_alice([], {}) == "not-applicable"
}

test_what_is_not_judged_is_not_applicable_unless_it_is_guarded_elsewhere if {
	_alice([fixture.admin], {"machine": true}) == "not-applicable"
	_alice([fixture.admin], {"guarded_elsewhere": true}) == "guarded"
	_alice([fixture.admin], {"guarded_elsewhere": true, "machine": true}) == "guarded"
}

test_a_document_that_cannot_be_read_may_grant_something if {
	hidden := {"unread": ["?"]}
	_alice([fixture.admin], hidden) == "unverifiable"
	_alice([fixture.guard], hidden) == "guarded"
	_alice([fixture.guard], {}) == "not-applicable"
}

test_roles_are_not_judged_and_unattached_policies_are if {
	slice := fixture.slice(
		[fixture.subject(kind, kind, [fixture.link("p", "own")], {}) | some kind in ["role", "policy", "group"]],
		{"p": fixture.written("aws_iam_policy.p", [fixture.admin])},
		"all-sessions",
	)
	status.of == {
		"aws_iam_role.role": "not-applicable",
		"aws_iam_policy.policy": "unguarded",
		"aws_iam_group.group": "unguarded",
	} with input.slice as slice
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

test_a_trust_document_has_the_status_of_the_people_it_lets_in if {
	status.of == {fixture.trust_id: "unguarded"} with input.slice as fixture.trust([fixture.admit("*")])
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

_with_best(statements, best) := word if {
	slice := object.union(fixture.alone("user", "alice", statements, {}), {"twins": {"certain": best}})
	word := status.of["aws_iam_user.alice"] with input.slice as slice
		with data.iamgate.data as fixture.tables
		with data.iamgate.iam.exempt.patterns as set()
}

test_what_the_best_reading_does_not_share_is_open if {
	_with_best([fixture.admin], fixture.alone("user", "alice", [fixture.admin, fixture.guard], {})) == "unverifiable"
	_with_best([fixture.admin], fixture.alone("user", "alice", [fixture.admin], {})) == "unguarded"
	_with_best([fixture.admin, fixture.guard], fixture.alone("user", "alice", [fixture.guard], {})) == "guarded"
	_with_best([fixture.admin], {"subjects": {}, "documents": {}, "config": {}, "absent": ["aws_iam_user.alice"]}) == "unverifiable"
}
