package iamgate.judge.chain_test

import data.iamgate.judge.chain
import data.iamgate.judge.fixture_test as fixture

_role(name) := fixture.address("role", name)

_user(name) := fixture.address("user", name)

# Who can become which roles: {role: roles}, and {user: {role: states}}. The roles of `tops` can raise themselves.
_found(roles, users, tops) := _found_of(roles, users, {"role": {role: _statements(role, tops) | some role, _ in roles}})

_statements(role, tops) := [fixture.write | tops[role]]

_found_of(roles, users, principals) := found if {
	edges := object.union(
		{_role(from): {_role(to): {"false": {}} | some to in list} | some from, list in roles; count(list) > 0},
		{_user(from): {_role(to): {state: {} | some state in states} | some to, states in list} |
			some from, list in users
		},
	)
	slice := fixture.realm(object.union({"user": {user: [] | some user, _ in users}}, principals), {})
	found := {"of": chain.of, "told": chain.told} with input.slice as slice
		with data.iamgate.judge.assuming.edges as edges
		with data.iamgate.data.catalogue as fixture.writing
		with data.iamgate.iam.exempt.patterns as set()
}

_line := {"e": {"d"}, "d": {"c"}, "c": {"b"}, "b": {"a"}, "a": set()}

test_the_way_is_told_for_up_to_four_roles if {
	hops := [_role(name) | some name in ["e", "d", "c", "b", "a"]]
	_found(_line, {}, {"a"}).of == {
		_role("b"): {"false": {_role("a"): array.slice(hops, 3, 5)}},
		_role("c"): {"false": {_role("a"): array.slice(hops, 2, 5)}},
		_role("d"): {"false": {_role("a"): array.slice(hops, 1, 5)}},
		_role("e"): {"false": {_role("a"): hops}},
	}
}

test_a_way_over_five_roles_is_not_told if {
	found := _found(object.union(_line, {"f": {"e"}}), {}, {"a"})
	object.keys(found.told) == {_role(name) | some name in ["b", "c", "d", "e"]}
}

test_the_way_is_the_shortest_and_the_first_by_name_of_those if {
	found := _found({"x": {"b", "c", "y"}, "y": {"a"}, "c": {"a"}, "b": {"c"}, "a": set()}, {}, {"a"})
	found.of[_role("x")] == {"false": {_role("a"): [_role("x"), _role("c"), _role("a")]}}
}

_roles := {"near": set(), "top": set(), "way": {"top"}, "idle": set()}

# Alice, who can become these roles in these states.
_alice(reached) := _found(_roles, {"alice": reached}, {"near", "top"})

_always := {"absent", "false", "true"}

test_the_chain_that_is_had_most_easily_is_told_before_the_shortest if {
	found := _alice({"way": _always, "idle": _always, "near": {"true"}})
	by_way := {_role("top"): [_user("alice"), _role("way"), _role("top")]}
	found.of[_user("alice")] == {
		"absent": by_way,
		"false": by_way,
		"true": object.union(by_way, {_role("near"): [_user("alice"), _role("near")]}),
	}
	found.told[_user("alice")] == {
		"state": "absent",
		"hops": [_user("alice"), _role("way"), _role("top")],
		"others": {_role("near")},
	}
}

test_of_two_chains_the_shorter_is_told if {
	_alice({"way": _always, "near": _always}).told[_user("alice")] == {
		"state": "absent",
		"hops": [_user("alice"), _role("near")],
		"others": {_role("top")},
	}
}

test_a_chain_may_take_mfa if {
	_alice({"near": {"true"}}).told[_user("alice")] == {
		"state": "true",
		"hops": [_user("alice"), _role("near")],
		"others": set(),
	}
}

test_a_chain_to_a_role_without_rights_to_raise_is_none if {
	object.keys(_alice({"idle": _always}).told) == {_role("way")}
}

test_roles_that_become_each_other_end if {
	_found({"a": {"b"}, "b": {"a"}}, {}, {"b"}).told == {_role("a"): {
		"state": "false",
		"hops": [_role("a"), _role("b")],
		"others": set(),
	}}
}

test_whoever_may_do_everything_gains_nothing if {
	principals := {"user": {"alice": [fixture.admin]}, "role": {"top": [fixture.write]}}
	found := _found_of({}, {"alice": {"top": _always}}, principals)
	found.told == {}
}
