package iamgate.main_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.main

_plan := fixture.plan([fixture.planned_alice, fixture.inline("p", "alice", [fixture.admin])])

# The whole tables would make each of these tests slow.
_catalogue := fixture.catalogue(
	{"write": {"steps": [["iam:createpolicyversion"]]}},
	{"shapes": data.iamgate.data.catalogue.shapes},
)

_report(plan) := report if {
	report := main.report with input as plan
		with data.iamgate.data.catalogue as _catalogue
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.data.managed as _managed
}

_managed := {"generated": "2026-01-01", "policies": {}}

_model := model if {
	model := main.model with input as _plan
		with data.iamgate.data.catalogue as _catalogue
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.data.managed as _managed
}

_statuses(asked) := statuses if {
	statuses := main.statuses with input as asked
		with data.iamgate.data.catalogue as _catalogue
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.data.managed as _managed
}

_with_config(config) := object.union(_plan, {"iamgate": {"config": config}})

test_a_report_counts_changes_and_lists_subjects_and_findings if {
	report := _report(_plan)
	report.resourceChanges == 2
	report.subjects == [{
		"kind": "user",
		"address": "aws_iam_user.alice",
		"name": "alice",
		"mfa": "unguarded",
		"escalation": ["wildcard-admin"],
	}]
	{[finding.rule, finding.severity, finding.outcome] | some finding in report.findings} == {
		["mfa/no-guard", "error", "fail"],
		["escalation/wildcard-admin", "error", "fail"],
	}
	every finding in report.findings {
		not contains(finding.message, "{")
		not contains(finding.remediation, "{")
	}
}

test_what_is_taken_as_direct_is_said if {
	assumed := {"address": "aws_iam_policy.p", "attribute": "policy", "document": "data.aws_iam_policy_document.d"}
	report := main.report with input.slice as object.union(fixture.alice([]), {"assumed": [assumed]})
		with data.iamgate.data.catalogue as _catalogue
		with data.iamgate.data.managed as _managed
	some text in report.assumptions
	contains(text, "and so are the ARNs that this refers to: ")
	contains(text, "aws_iam_policy.p")
}

test_a_subject_has_the_paths_that_it_can_take if {
	report := _report(fixture.plan([
		fixture.planned_alice, fixture.inline("p", "alice", [fixture.write]),
		fixture.planned_team, fixture.team_policy([fixture.allow("s3:GetObject", "*")]),
	]))
	{subject.name: subject.escalation | some subject in report.subjects} == {"alice": ["write"], "team": []}
	[finding] := [finding | some finding in report.findings; startswith(finding.rule, "escalation/")]
	[finding.rule, finding.subject, finding.why] == ["escalation/write", "aws_iam_user.alice", "Why."]
}

test_a_plan_without_policies_has_an_empty_report if {
	report := _report(fixture.plan([]))
	[report.resourceChanges, report.subjects, report.findings] == [0, [], []]
}

_said(config) := {text | some text in _report(_with_config(config)).assumptions}

test_the_report_says_what_was_assumed if {
	plain := _said({})
	count(plain) >= 3
	some time in plain
	contains(time, "60 seconds")
	every text in plain { not contains(text, "{") }
}

test_the_report_says_what_the_configuration_changes if {
	plain := _said({})
	count(_said({"profile": "console-only"}) - plain) == 1
	every list in ["guarded", "machine"] {
		[text] := [text | some text in (_said({"principals": {list: ["user/alice"]}}) - plain)]
		contains(text, "aws_iam_user.alice")
	}
}

test_a_machine_with_a_login_is_judged_as_a_person_and_the_report_says_so if {
	login := fixture.created("aws_iam_user_login_profile", "alice", {"user": "alice"})
	plan := fixture.plan(array.concat(_plan.resource_changes, [login]))
	config := {"principals": {"machine": ["user/alice"]}}
	report := _report(object.union(plan, {"iamgate": {"config": config}}))
	[subject.mfa | some subject in report.subjects] == ["unguarded"]
	some text in report.assumptions
	contains(text, "aws_iam_user.alice")
}

test_the_model_of_a_plan_is_judged_as_the_plan_itself_is if {
	_report({"slice": _model}) == _report(_plan)
}

test_a_slice_tells_nothing_of_those_it_compares_with if {
	slice := object.union(_model, {"context": ["aws_iam_user.alice"]})
	report := _report({"slice": slice})
	[report.subjects, report.findings] == [[], []]
	_statuses({"slice": slice}) == {}
}

test_the_status_of_a_subject_is_told_for_other_slices if {
	_statuses(_plan) == {"aws_iam_user.alice": {"planned": true, "mfa": "unguarded"}}
}

test_there_is_no_report_without_a_plan if {
	not main.report with input as {}
	not main.model with input as {}
	not main.statuses with input as {}
	not main.report with input as {"resource_changes": "none"}
}

test_there_is_no_report_without_a_table if {
	not main.report with input as _plan with data.iamgate.data.mfa.exempt as {}
	not main.report with input as _plan with data.iamgate.data.rules as {}
	not main.report with input as _plan with data.iamgate.data.catalogue.paths as {}
	not main.report with input as _plan with data.iamgate.data.actions.services as {}
	not main.report with input as _plan with data.iamgate.data.managed.policies as null
}

test_the_decision_table_counts_changes_and_knows_everybody if {
	plan := object.union(
		fixture.plan([fixture.planned_alice, fixture.inline("p", "alice", [fixture.admin]), fixture.planned_team]),
		{"iamgate": {"access": {"actions": ["s3:GetObject"], "states": ["absent"]}}},
	)
	table := main.access with input as plan
		with data.iamgate.data.actions as fixture.few_actions
		with data.iamgate.data.managed as _managed
	table.resourceChanges == 3
	[principal.id | some principal in table.principals] == ["aws_iam_group.team", "aws_iam_user.alice"]
	[[row.principal, row.decision] | some row in table.decisions] == [
		["aws_iam_group.team", "implicitly-denied"],
		["aws_iam_user.alice", "allowed"],
	]
	not main.access with input as {}
}
