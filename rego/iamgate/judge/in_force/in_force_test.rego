package iamgate.judge.in_force_test

import data.iamgate.judge.in_force

# What matters of a statement: its truth in each MFA state, that of its MFA conditions alone, and the other conditions.
_guard(truth, undecided) := {
	"truth": {"true": "fails", "false": truth, "absent": truth},
	"mfa": {"states": {"true": "fails", "false": "holds", "absent": "holds"}},
	"undecided": {atom: true | some atom in undecided},
}

_grant(undecided) := {"undecided": {atom: true | some atom in undecided}}

_some_hold(denies, grant) := [in_force.indexes(denies, grant, states) |
	some states in [{"true"}, {"false"}, {"true", "absent"}, set()]
]

test_a_deny_holds_that_holds_in_one_of_the_states if {
	denies := [_guard("holds", []), _guard("fails", []), _guard("depends", ["region"])]
	_some_hold(denies, _grant([])) == [set(), {0}, {0}, set()]
}

test_a_deny_that_needs_what_the_grant_needs_holds_with_it if {
	denies := [_guard("depends", ["region"]), _guard("depends", ["region", "vpc"]), _guard("depends", ["vpc"])]
	_some_hold(denies, _grant(["region"])) == [set(), {0}, {0}, set()]
	_some_hold(denies, _grant(["region", "vpc"])) == [set(), {0, 1, 2}, {0, 1, 2}, set()]
	_some_hold(denies, _grant([])) == [set(), set(), set(), set()]
}

test_mfa_conditions_that_do_not_hold_for_certain_are_not_among_what_a_grant_can_need if {
	unsure := object.union(_guard("depends", ["region"]), {"mfa": {"states": {"false": "depends", "absent": "depends"}}})
	_some_hold([unsure], _grant(["region"])) == [set(), set(), set(), set()]
}
