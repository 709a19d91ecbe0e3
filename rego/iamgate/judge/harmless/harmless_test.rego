package iamgate.judge.harmless_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.harmless

test_policies_that_are_handed_over_as_harmless_are_harmless if {
	slice := object.union(fixture.alice([]), {"harmless": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]})
	harmless.arns == {"arn:aws:iam::aws:policy/ReadOnlyAccess"} with input.slice as slice
}

test_no_policy_is_harmless_in_a_slice_that_names_none if {
	harmless.arns == set() with input.slice as fixture.alice([])
}
