package iamgate.judge.slice_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.slice

test_a_slice_of_the_input_is_judged_where_there_is_one if {
	input_slice := fixture.alice([fixture.admin])
	slice.subjects == input_slice.subjects with input.slice as input_slice
	slice.documents == input_slice.documents with input.slice as input_slice
}

test_the_whole_plan_is_judged_where_there_is_no_slice if {
	plan := fixture.plan([fixture.planned_alice, fixture.inline("p", "alice", [fixture.admin])])
	object.keys(slice.subjects) == {"aws_iam_user.alice"} with input as plan
	object.keys(slice.documents) == {"aws_iam_user_policy.p#policy"} with input as plan
}

test_every_session_needs_mfa_by_default if {
	empty := {"subjects": {}, "documents": {}, "config": {}}
	slice.config == {"profile": "all-sessions", "exempt": []} with input.slice as empty
	slice.required == {"false", "absent"} with input.slice as empty
}

test_access_keys_need_no_mfa_under_console_only if {
	slice.required == {"false"} with input.slice as fixture.alice_of_the_console([])
}

test_the_configuration_says_what_is_exempt if {
	config := {"profile": "all-sessions", "exempt": ["iam:ChangePassword"]}
	slice.config == config with input.slice as {"subjects": {}, "documents": {}, "config": config}
}

test_a_statement_keeps_its_number_where_one_before_it_is_gone if {
	slice.statements == {"d": {1: {"index": 1}}} with input.slice as {"documents": {"d": {"statements": [{"index": 1}]}}}
}
