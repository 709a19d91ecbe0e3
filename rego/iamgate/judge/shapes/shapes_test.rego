package iamgate.judge.shapes_test

import data.iamgate.judge.facts
import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.shapes

_alice := "aws_iam_user.alice"

_table := fixture.catalogue(
	{
		"put": fixture.path(["iam:putuserpolicy"]),
		"attach": object.union(fixture.path(["iam:attachuserpolicy"]), {"limits": ["iam:policyarn"]}),
		"delete": object.union(fixture.path(["iam:deleteuserpolicy"]), {"gate": "warn"}),
		"run": fixture.path(["lambda:createfunction", "lambda:invokefunction"]),
		"read": object.union(fixture.path(["s3:getobject"]), {"gate": "info"}),
	},
	{},
)

# The shapes of alice's grants, {shape: {grants, paths, states}}.
_of(statements) := _of_slice(fixture.alice(statements))

_of_slice(slice) := found if {
	of := object.get(shapes.of, [_alice], {}) with input.slice as slice
		with data.iamgate.data.catalogue as _table
		with data.iamgate.iam.exempt.patterns as set()
	found := {shape: object.union(object.remove(told, ["states"]), {"states": {state | some state in told.states}}) |
		some shape, told in of
	}
}

_ever := {"absent", "false", "true"}

test_an_administrator_has_all_but_nothing_too if {
	all := {"grants": {0}, "paths": {"put", "attach", "delete", "run", "read"}, "states": _ever}
	_of([fixture.admin]) == {"wildcard-admin": all, "wildcard-not-action-allow": all}
}

_but(actions) := {"Effect": "Allow", "NotAction": actions, "Resource": "*"}

test_all_but_a_few_actions_is_a_shape if {
	_of([_but("iam:*")]) == {"wildcard-not-action-allow": {"grants": {0}, "paths": {"run", "read"}, "states": _ever}}
}

test_all_but_what_fails_is_none if {
	_of([_but(["iam:*", "lambda:*"])]) == {}
}

test_all_of_iam_is_a_shape if {
	_of([fixture.allow("iam:*", "*")]) == {"wildcard-iam-service": {
		"grants": {0}, "paths": {"put", "attach", "delete"},
		"states": _ever,
	}}
}

test_families_of_actions_are_shapes if {
	_of([fixture.allow("iam:Put*", "*")]) == {"wildcard-iam-put": {"grants": {0}, "paths": {"put"}, "states": _ever}}
	_of([fixture.allow("iam:Attach*", "*")]) == {"wildcard-iam-create-attach-update": {"grants": {0}, "paths": {"attach"}, "states": _ever}}
	object.keys(_of([fixture.allow(["iam:Put*", "iam:Attach*"], "*")])) == {"wildcard-iam-put", "wildcard-iam-create-attach-update"}
}

test_a_family_that_leads_to_no_right_of_iam_is_no_shape if {
	_of([fixture.allow(["iam:Create*", "lambda:*"], "*")]) == {}
	_of([fixture.allow("iam:PutUserPolicy", "*")]) == {}
}

test_a_shape_holds_for_all_of_an_account if {
	object.keys(_of([fixture.allow("iam:*", "arn:aws:iam::*:*")])) == {"wildcard-iam-service"}
	_of([fixture.allow("iam:*", "arn:aws:iam::*:user/*")]) == {}
	_of([{"Effect": "Allow", "Action": "iam:*", "NotResource": "arn:aws:iam::*:user/admin"}]) == {}
}

_bounded(resource) := fixture.slice(
	[fixture.subject("user", "alice", [fixture.link("p", "own"), fixture.link("b", "boundary")], {"bounded": true})],
	{
		"p": fixture.written("aws_iam_policy.p", [fixture.admin]),
		"b": fixture.written("aws_iam_policy.b", [fixture.allow("iam:*", resource)]),
	},
	"all-sessions",
)

test_a_boundary_narrows_a_shape if {
	object.keys(_of_slice(_bounded("arn:aws:iam::*:*"))) == {"wildcard-iam-service"}
	_of_slice(_bounded("arn:aws:iam::*:user/*")) == {}
}

test_a_guard_leaves_a_shape_with_mfa if {
	_of([fixture.allow("iam:*", "*"), fixture.guard])["wildcard-iam-service"].states == {"true"}
}

test_a_shape_of_which_all_paths_are_denied_is_none if {
	deny := fixture.deny(["iam:PutUserPolicy", "iam:AttachUserPolicy"], "*", {})
	_of([fixture.allow("iam:*", "*"), deny]) == {}
}

test_paths_that_need_another_grant_are_not_of_the_shape if {
	found := _of([_but("lambda:InvokeFunction"), fixture.allow("lambda:InvokeFunction", "*")])
	object.keys(found) == {"wildcard-not-action-allow"}
	found["wildcard-not-action-allow"].paths == {"put", "attach", "delete", "read"}
}

test_a_condition_that_keeps_a_grant_from_a_path_keeps_its_shape_from_it if {
	condition := {"ArnEquals": {"iam:PolicyARN": "arn:aws:iam::aws:policy/ReadOnlyAccess"}}
	slice := object.union(
		fixture.alice([fixture.where(fixture.allow("iam:*", "*"), condition)]),
		{"harmless": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]},
	)
	_of_slice(slice)["wildcard-iam-service"].paths == {"put", "delete"}
	other := fixture.allow("iam:AttachUserPolicy", "*")
	with_other := object.union(
		fixture.alice([fixture.where(fixture.allow("iam:*", "*"), condition), other]),
		{"harmless": ["arn:aws:iam::aws:policy/ReadOnlyAccess"]},
	)
	_of_slice(with_other)["wildcard-iam-service"].paths == {"put", "delete"}
}

test_a_grant_is_wide_where_it_holds_for_all_of_iam if {
	answers := [wide |
		some grant in facts.grants[_alice]
		wide := [true | shapes.wide(grant)]
	] with input.slice as fixture.alice([
		fixture.allow("s3:*", "*"), fixture.allow("s3:*", "arn:*:iam::*:*"), fixture.allow("s3:*", "arn:aws:s3:::*"),
	])
		with data.iamgate.iam.exempt.patterns as set()
	answers == [[true], [true], []]
}

test_each_shape_of_the_catalogue_has_its_place if {
	{shape | some shape in shapes.order} == object.keys(data.iamgate.data.catalogue.shapes)
}
