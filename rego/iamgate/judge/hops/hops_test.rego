package iamgate.judge.hops_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.judge.hops

_found(slice) := found if {
	found := hops.findings with input.slice as slice
		with data.iamgate.data.catalogue as fixture.writing
		with data.iamgate.iam.exempt.patterns as set()
}

# Roles that trust the whole account.
_realm(principals) := fixture.realm(principals, {role: [fixture.enter_account] | some role, _ in principals.role})

_office := {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}

_policy(name, statement) := {
	"address": concat("", ["aws_iam_policy.", name]), "attribute": "policy",
	"statement": statement, "sid": null,
}

_trust(role) := {
	"address": fixture.address("role", role), "attribute": "assume_role_policy",
	"statement": 0, "sid": null,
}

test_a_chain_is_proven_hop_by_hop if {
	slice := _realm({
		"user": {"alice": [fixture.allow("s3:GetObject", "*"), fixture.where(fixture.assume(["way"]), _office)]},
		"role": {"way": [fixture.assume(["top"])], "top": [fixture.write]},
	})
	{finding | some finding in _found(slice); finding.kind == "user"} == {{
		"subject": "aws_iam_user.alice",
		"kind": "user",
		"address": "aws_iam_policy.alice",
		"attribute": "policy",
		"statement": 1,
		"sid": null,
		"group": null,
		"normalised": {
			"effect": "Allow",
			"actions": [false, ["sts:assumerole"]],
			"resources": [false, [fixture.arn("role", "way")]],
			"condition": [["ipaddress", "aws:sourceip", ["192.0.2.0/24"]]],
		},
		"witness": {
			"principal": "aws_iam_user.alice",
			"action": "sts:AssumeRole",
			"resource": fixture.arn("role", "way"),
			"mfa": "absent",
			"allowedBy": [_policy("alice", 1), _trust("way")],
			"missedDenies": [],
			"assumes": [object.union(_policy("alice", 1), {"keys": ["aws:sourceip"], "holds": true})],
			"also": [{
				"principal": "aws_iam_role.way",
				"action": "sts:AssumeRole",
				"resource": fixture.arn("role", "top"),
				"allowedBy": [_policy("way", 0), _trust("top")],
				"assumes": [],
			}],
		},
		"params": {
			"chain": "aws_iam_user.alice -> aws_iam_role.way -> aws_iam_role.top",
			"role": "aws_iam_role.top",
			"roles": [],
			"mfa_code": "without",
			"length_code": "chain",
		},
		"severity": "error",
	}}
}

_brief(slice) := {[finding.subject, finding.severity, finding.params.mfa_code, finding.params.length_code, finding.params.roles] |
	some finding in _found(slice)
}

_if_mfa(statement) := fixture.where(statement, {"Bool": {"aws:MultiFactorAuthPresent": "true"}})

test_a_chain_that_takes_mfa_is_a_warning_and_sessions_carry_none if {
	_brief(_realm({
		"user": {"alice": [_if_mfa(fixture.assume(["top"]))], "bob": [fixture.assume(["top"])]},
		"role": {"ci": [fixture.assume(["top"])], "top": [fixture.write]},
		"permission-set": {"ops": [fixture.assume(["top"])]},
	})) == {
		["aws_iam_user.alice", "warning", "with", "direct", []],
		["aws_iam_user.bob", "error", "without", "direct", []],
		["aws_iam_role.ci", "error", "session", "direct", []],
		["aws_iam_permission-set.ops", "error", "session", "direct", []],
	}
}

test_the_ends_of_other_chains_are_named if {
	_brief(_realm({
		"role": {"a": [fixture.write], "b": [fixture.write], "c": [fixture.write]},
		"user": {"alice": [fixture.assume(["a", "b", "c"])]},
	})) == {["aws_iam_user.alice", "error", "without", "direct", ["aws_iam_role.b", "aws_iam_role.c"]]}
}

test_a_role_that_is_named_has_its_finding_in_the_trust_document if {
	slice := fixture.realm(
		{"role": {"ci": [], "top": [fixture.write]}},
		{"top": [fixture.enter({"AWS": fixture.arn("role", "ci")})]},
	)
	[finding] := [finding | some finding in _found(slice)]
	[finding.subject, finding.address, finding.attribute] == ["aws_iam_role.ci", "aws_iam_role.top", "assume_role_policy"]
	finding.witness.allowedBy == [_trust("top")]
}

test_what_a_trust_document_depends_on_is_assumed if {
	slice := fixture.realm(
		{"role": {"ci": [fixture.assume(["top"])], "top": [fixture.write]}},
		{"top": [fixture.where(fixture.enter_account, _office)]},
	)
	[[assumed.address, assumed.keys] | some finding in _found(slice); some assumed in finding.witness.assumes] == [["aws_iam_role.top", ["aws:sourceip"]]]
}

# A user who is in a group that may become the administrator's role, and what it has beside that.
_member(team, alice) := fixture.changed(slice, {"aws_iam_user.alice": {"documents": [
	fixture.link("aws_iam_user.alice", "own"),
	fixture.through("aws_iam_group.team", "aws_iam_group.team"),
]}}) if {
	slice := _realm({
		"group": {"team": team},
		"user": {"alice": alice},
		"role": {"top": [fixture.write], "way": [fixture.assume(["top"])]},
	})
}

_subjects(slice) := {finding.subject | some finding in _found(slice); finding.kind != "role"}

_both := {"aws_iam_group.team", "aws_iam_user.alice"}

test_what_a_group_allows_is_told_of_the_group_only if {
	_subjects(_member([fixture.assume(["top"])], [])) == {"aws_iam_group.team"}
}

test_what_a_member_has_beside_its_group_is_told_of_the_member if {
	# The own Allow does it as well.
	_subjects(_member([fixture.assume(["top"])], [fixture.assume(["top"])])) == _both

	# The member reaches more easily what the group reaches with MFA.
	_subjects(_member([_if_mfa(fixture.assume(["top"]))], [fixture.assume(["top"])])) == _both
}
