package iamgate.judge.outcome_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.outcome

_statements := [
	fixture.admin,
	fixture.deny("s3:*", "*", {}),
	fixture.deny("sqs:*", "arn:aws:sqs:*:*:a*", {}),
]

_office := {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}

# Of what the plan shows all, what it hides a document of, and what it hides the boundary of.
_subjects := {
	"plain": {},
	"blind": {"unread": ["?"]},
	"unbounded": {"unread_boundary": true},
	"within": {},
	"within blind": {"unread": ["?"]},
}

_documents := {
	"p": fixture.written("p", _statements),
	"within": fixture.written("within", [
		fixture.where(fixture.allow("s3:*", "arn:aws:s3:::a/*"), _office),
		fixture.deny("s3:*", "*", _office),
	]),
}

_document_of(name) := "within" if {
	startswith(name, "within")
} else := "p"

_slice(kind, more) := object.union(
	fixture.slice(
		[fixture.subject(kind, name, [fixture.link(_document_of(name), "own")], changes) |
			some name, changes in _subjects
		],
		_documents,
		"all-sessions",
	),
	more,
)

_requests := {
	"granted": ["ec2:terminateinstances", "*"],
	"denied": ["s3:getobject", "*"],
	"one denied": ["s3:getobject", "arn:aws:s3:::a/b"],
	"beside": ["sqs:sendmessage", "*"],
	"in part": ["sqs:sendmessage", "arn:aws:sqs:us-east-1:123456789012:a"],
	"listed": ["ec2:describeinstances", "arn:aws:ec2:us-east-1:123456789012:instance/i"],
}

_found[kind][name][request] := outcome.of(fixture.address(kind, name), asked[0], asked[1], "false").decision if {
	some kind in ["user", "group", "role"]
	some name, _ in _subjects
	outcome.principals[fixture.address(kind, name)]
	some request, asked in _requests
}

_plain := {
	"granted": "allowed", "denied": "denied", "one denied": "denied", "beside": "allowed", "in part": "denied",
	"listed": "allowed",
}

_blind := {
	"granted": "unverifiable", "denied": "denied", "one denied": "denied", "beside": "unverifiable",
	"in part": "denied", "listed": "unverifiable",
}

test_what_is_unread_leaves_only_what_is_denied_in_any_case if {
	found := _found.user with input.slice as _slice("user", {})
		with data.iamgate.data as fixture.tables
	found.plain == _plain
	found.blind == _blind
	found.unbounded == object.union(_blind, {"denied": "denied"})

	# A Deny that holds whenever the known grant does need not hold when an unread one does; a boundary grants nothing.
	[found.within.denied, found.within["one denied"], found.within.granted] == ["denied", "denied", "implicitly-denied"]
	[found["within blind"].denied, found["within blind"]["one denied"]] == ["unverifiable", "unverifiable"]
	found["within blind"].granted == "unverifiable"
}

test_an_unread_boundary_grants_nothing if {
	slice := fixture.alone("user", "alice", [fixture.allow("s3:*", "*")], {"unread_boundary": true})
	found := [outcome.of("aws_iam_user.alice", action, "*", "false") | some action in ["s3:getobject", "sts:assumerole"]] with input.slice as slice
		with data.iamgate.data as fixture.tables
	[answer.decision | some answer in found] == ["unverifiable", "implicitly-denied"]
}

_open(reason, attribute) := {"open": [{"reason": reason, "attribute": attribute}]}

_hidden_kinds(more) := kinds if {
	kinds := outcome.hidden_kinds with input.slice as object.union({"subjects": {}, "documents": {}, "config": {}}, more)
}

test_a_policy_of_nobody_knows_whom_may_be_anybodys_of_its_kind if {
	{attribute: _hidden_kinds({"hidden": _open("hidden-principal", attribute)}) |
		some attribute in ["user", "users", "group", "groups", "role", "roles", "permission_set_arn", "policy"]
	} == {
		"user": {"user"}, "users": {"user"},
		"group": {"user", "group"}, "groups": {"user", "group"},
		"role": {"role"}, "roles": {"role"},
		"permission_set_arn": {"permission-set"},
		"policy": set(),
	}
	_hidden_kinds({"hidden": _open("hidden-members", "group")}) == {"user"}
	_hidden_kinds({"hidden": _open("unknown-document", "policy")}) == set()
}

_partial := {"problems": [{"code": "incomplete", "count": 1}]}

test_a_plan_that_is_not_whole_may_leave_out_anything if {
	_hidden_kinds(_partial) == {"user", "group", "role", "permission-set", "policy"}
	_hidden_kinds(object.union(_partial, {"allow_incomplete": true})) == set()
	found := _found.role with input.slice as _slice("role", _partial)
		with data.iamgate.data as fixture.tables
	found.plain == _blind
}

_kinds := ["user", "group", "role", "permission-set", "policy", "trust", "organization-policy"]

test_principals_are_those_who_make_requests if {
	slice := {
		"subjects": {kind: fixture.subject(kind, "x", [], {}) | some kind in _kinds},
		"bare": {"bare": fixture.subject("user", "bare", [], {})},
		"documents": {}, "config": {}, "context": ["group"],
	}
	outcome.principals == {"user", "role", "permission-set", "policy", "bare"} with input.slice as slice
	states := {kind: outcome.states(kind) | some kind in ["role", "permission-set", "policy"]} with input.slice as slice
	states == {"role": ["false"], "permission-set": ["false"], "policy": ["true", "false", "absent"]}
}

test_the_catalogue_has_what_mints_credentials_and_what_raises_rights if {
	catalogue := outcome.catalogue with input.slice as fixture.alice([])
	{"iam:createaccesskey", "sts:assumerole", "iam:attachuserpolicy"} - catalogue == set()
	catalogue & {"iam:getuser", "s3:getobject"} == set()
}

_of_role(name, trusts) := found if {
	found := {state: outcome.of("aws_iam_user.alice", "sts:assumerole", fixture.arn("role", name), state).decision |
		some state in ["true", "absent"]
	} with input.slice as fixture.realm({"user": {"alice": [fixture.assume(["r", "s"])]}, "role": {"r": []}}, trusts)
		with data.iamgate.data as fixture.tables
}

test_a_role_of_the_plan_has_to_trust_who_becomes_it if {
	alice := fixture.enter({"AWS": fixture.arn("user", "alice")})
	_of_role("r", {"r": [fixture.where(alice, fixture.with_mfa)]}) == {"true": "allowed", "absent": "implicitly-denied"}
	_of_role("s", {"r": []}) == {"true": "allowed", "absent": "allowed"}
}
