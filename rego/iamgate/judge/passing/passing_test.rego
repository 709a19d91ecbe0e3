package iamgate.judge.passing_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.passing

_lambda := "lambda.amazonaws.com"

_catalogue := fixture.catalogue(
	{
		"run": {"steps": [["iam:passrole"], ["lambda:createfunction"]], "service": _lambda},
		"write": {"steps": [["iam:createpolicyversion"]]},
	},
	{},
)

_pass(roles) := fixture.allow("iam:PassRole", [fixture.arn("role", role) | some role in roles])

_serving(service) := [fixture.enter({"Service": service})]

# By user, how far the first statement leads.
_levels(slice) := levels if {
	levels := {name: level |
		some id, subject in slice.subjects
		subject.kind == "user"
		name := subject.name
		level := passing.level(id, 0, _lambda)
	} with input.slice as slice
		with data.iamgate.data.catalogue as _catalogue
		with data.iamgate.iam.exempt.patterns as set()
}

# Cases {name: [what a user may do, what a role may do]}: the user may pass the role, and Lambda can have it.
_passing(cases) := fixture.changed(
	fixture.realm(
		{
			"user": {name: array.concat([_pass([name])], statements[0]) | some name, statements in cases},
			"role": {name: statements[1] | some name, statements in cases},
		},
		{name: _serving(_lambda) | some name, _ in cases},
	),
	object.union(
		{fixture.address("user", name): {"beside": [fixture.door_id(name)]} | some name, _ in cases},
		{fixture.address("role", name): {"beside": []} | some name, _ in cases},
	),
)

_read := fixture.allow("s3:GetObject", "*")

_read_of(buckets) := fixture.allow("s3:GetObject", [concat("", ["arn:aws:s3:::", bucket, "/*"]) | some bucket in buckets])

_read_but(buckets) := object.union(object.remove(_read, ["Resource"]), {"NotResource": _read_of(buckets).Resource})

test_a_grant_over_roles_without_a_name_leads_anywhere if {
	_levels(fixture.users({"all": [fixture.allow("iam:PassRole", "*")], "some": [_pass(["app-*"])]})) == {
		"all": 0,
		"some": 0,
	}
}

test_a_role_outside_the_plan_is_not_known_to_lead_anywhere if {
	slice := fixture.realm(
		{"user": {"alone": [_pass(["x"])], "beside": [_pass(["x", "idle"])]}, "role": {"idle": [], "other": [fixture.write]}},
		{"idle": _serving(_lambda), "other": _serving(_lambda)},
	)
	_levels(slice) == {"alone": 1, "beside": 1}
}

test_a_role_that_trusts_another_service_cannot_be_passed if {
	roles := {"r": [fixture.write], "idle": []}
	users := {"one": [_pass(["r"])], "two": [_pass(["r", "idle"])]}
	slice := fixture.realm({"user": users, "role": roles}, {"r": _serving("ec2.amazonaws.com"), "idle": _serving(_lambda)})
	_levels(slice) == {"two": 2}
}

test_a_role_whose_trust_cannot_be_read_may_be_passed if {
	slice := fixture.changed(_passing({"r": [[], [_read]]}), {fixture.door_id("r"): {"documents": [], "unread": ["?"]}})
	_levels(slice) == {"r": 1}
}

test_of_several_roles_the_one_that_leads_furthest_counts if {
	roles := {"idle": [], "reader": [_read], "top": [fixture.write]}
	users := {"two": [_pass(["idle", "reader"])], "three": [_pass(["idle", "reader", "top"])]}
	slice := fixture.realm({"user": users, "role": roles}, {role: _serving(_lambda) | some role, _ in roles})
	_levels(slice) == {"two": 1, "three": 0}
}

test_a_role_that_can_get_rights_leads_to_them if {
	_levels(_passing({"lacking": [[], [fixture.write]], "having": [[fixture.write], [fixture.write]]})) == {
		"lacking": 0,
		"having": 0,
	}
}

test_a_role_that_may_do_nothing_more_adds_nothing if {
	_levels(_passing({
		"idle": [[], []],
		"same": [[_read], [_read]],
		"less": [[fixture.admin], [_read_of(["a"])]],
		"narrower": [[_read_of(["a", "b"])], [_read_of(["b", "a/x"])]],
	})) == {"idle": 2, "same": 2, "less": 2, "narrower": 2}
}

test_a_role_with_rights_that_the_caller_lacks_leads_to_those if {
	_levels(_passing({
		"idle": [[], [_read]],
		"wider": [[_read_of(["a"])], [_read]],
		"other": [[_read_of(["a"])], [_read_of(["a", "b"])]],
		"action": [[_read], [fixture.allow(["s3:GetObject", "s3:PutObject"], "*")]],
		"statement": [[_read], [_read, fixture.allow("s3:PutObject", "*")]],
		"most": [[_read], [{"Effect": "Allow", "NotAction": ["iam:CreatePolicyVersion", "iam:PassRole"], "Resource": "*"}]],
	})) == {"idle": 1, "wider": 1, "other": 1, "action": 1, "statement": 1, "most": 1}
}

test_all_but_some_resources_is_compared_with_nothing if {
	_levels(_passing({
		"caller": [[_read_but(["b"])], [_read_of(["a"])]],
		"role": [[_read_of(["*"])], [_read_but(["b"])]],
	})) == {"caller": 1, "role": 1}
}

test_what_the_caller_may_only_sometimes_do_is_not_counted if {
	_levels(_passing({
		"office": [[fixture.where(_read, {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}})], [_read]],
		"never": [[fixture.where(_read, {"StringEquals": {"aws:username": "bob"}})], [_read]],
		"denied": [[_read, fixture.deny("s3:GetObject", "arn:aws:s3:::bucket/*", {})], [_read]],
	})) == {"office": 1, "never": 1, "denied": 1}
}

_bounds(name, resources) := fixture.written(name, [fixture.allow(["s3:GetObject", "iam:PassRole"], resources)])

test_a_boundary_of_the_caller_has_to_hold_it_too if {
	slice := fixture.changed(_passing({name: [[_read], [_read]] | some name in ["wide", "narrow"]}), {id: changes |
		some name in ["wide", "narrow"]
		id := fixture.address("user", name)
		changes := {"bounded": true, "documents": [fixture.link(id, "own"), fixture.link(name, "boundary")]}
	})
	_levels(object.union(slice, {"documents": {
		"wide": _bounds("wide", "*"),
		"narrow": _bounds("narrow", ["arn:aws:iam::*:role/*", "arn:aws:s3:::a/*"]),
	}})) == {"wide": 2, "narrow": 1}
}

test_what_a_role_may_do_and_the_plan_does_not_show_may_be_more if {
	_levels(fixture.changed(_passing({"r": [[_read], [_read]]}), {"aws_iam_role.r": {"unread": ["?"]}})) == {"r": 1}
}
