package iamgate.main.words_test

import data.iamgate.judge.fixture_test as fixture
import data.iamgate.main.words

test_places_are_filled_in_one_pass if {
	words.fill("{a} and {b}, {a}", {"a": "{b}", "b": "two"}) == "{b} and two, {b}"
	words.fill("{missing} of {number}, {open", {"number": 1, "open": "x"}) == "{missing} of {number}, x"
	words.fill("plain", {}) == "plain"
}

_rules := {"mfa": {"some_rule": {
	"id": "mfa/some-rule",
	"severity": "error",
	"title": "Some rule",
	"message": "{Kind} {name}|{kind}|{place}|{action}{on_resource}|{session}{detail}",
	"why": "Because.",
	"remediation": "Ask {name}.",
}}}

_finding := {
	"introduced": true,
	"group_of_rule": "mfa",
	"rule": "some_rule",
	"subject": "aws_iam_user.alice",
	"kind": "user",
	"address": "aws_iam_policy.p",
	"attribute": "policy",
	"statement": 1,
	"sid": "Guard",
	"normalised": null,
	"witness": null,
	"params": {},
}

_witness := {
	"principal": "aws_iam_user.alice",
	"action": "s3:GetObject",
	"resource": "arn:aws:s3:::bucket/key",
	"mfa": "absent",
	"allowedBy": [],
	"missedDenies": [{
		"address": "aws_iam_policy.p", "attribute": "policy", "statement": 1, "sid": "Guard",
		"because": {"code": "condition-open", "params": {"keys": "aws:sourceip"}},
	}],
	"assumes": [],
}

_text := {
	"kinds": {"user": "user", "resource": "resource"},
	"sessions": {"absent": "by key", "false": "by password", "true": "by both"},
	"because": {"condition-open": "{keys} is open", "action-exempt": "exempt"},
	"places": {
		"statement": "no. {number}{sid} of {address}", "sid": " ({sid})", "document": "{address}/{attribute}",
		"on": " on {resource}", "more": "and {count} more", "and": " and ",
		"because": "{reason} by {expressions}",
	},
	"gaps": {"via-service": "services", "open": "{action}{on_resource} {session}, {because}"},
	"details": {"unknown-operator": ": no {operator}"},
	"blocked": {"guard-denies": "denies {actions}"},
	"inert": {"no-match": "no match"},
	"admitted": {"account": "users of {principal}"},
	"reasons": {"hidden-link": "hidden"},
	"problems": {"effect": "bad effect", "action": "bad action"},
	"opaque": {"code": "runs code"},
	"incomplete": {"deferred": "{count} deferred"},
	"sensitive": "(sensitive)",
	"ascent": {
		"mfa": {"without": " No MFA.", "with": " MFA.", "session": ""},
		"session": {"service": " Not guarded."},
		"place": "no. {number}{sid} of {address}",
	},
}

_catalogue := {
	"paths": {"a-path": {"name": "A path", "why": "Rights.", "fix": "Fix it.", "gate": "warn"}},
	"shapes": {"a-shape": {"name": "A shape", "why": "All rights.", "fix": "Fix that.", "gate": "fail"}},
	"documents": {"a-document": {"name": "A document", "why": "Others.", "fix": "Fix this.", "gate": "info"}},
}

_filled(changes) := _worded(changes, _rules)

_worded(changes, rules) := shown if {
	shown := words.filled(object.union(_finding, changes)) with input.slice as fixture.alice([fixture.admin])
		with data.iamgate.data.rules as rules
		with data.iamgate.data.text as _text
		with data.iamgate.data.catalogue as _catalogue
}

test_a_finding_has_the_words_of_its_rule if {
	_filled({"witness": _witness}) == {
		"rule": "mfa/some-rule",
		"severity": "error",
		"outcome": "fail",
		"introduced": true,
		"subject": "aws_iam_user.alice",
		"subjectKind": "user",
		"address": "aws_iam_policy.p",
		"attribute": "policy",
		"statement": 1,
		"sid": "Guard",
		"normalised": null,
		"details": [],
		"witness": object.union(_witness, {"missedDenies": [object.union(
			_witness.missedDenies[0],
			{"because": "aws:sourceip is open"},
		)]}),
		"params": {},
		"message": "User alice|user|no. 1 (Guard) of aws_iam_policy.p|s3:GetObject on arn:aws:s3:::bucket/key|by key",
		"why": "Because.",
		"remediation": "Ask alice.",
	}
}

test_a_finding_may_have_its_own_severity_and_outcome if {
	shown := _filled({"severity": "warning", "outcome": "unverifiable"})
	[shown.severity, shown.outcome] == ["warning", "unverifiable"]
}

_message(changes) := _filled(changes).message

test_the_place_is_as_narrow_as_it_is_known if {
	contains(_message({"sid": null}), "|no. 1 of aws_iam_policy.p|")
	contains(_message({"statement": null}), "|aws_iam_policy.p/policy|")
	contains(_message({"statement": null, "attribute": null}), "|aws_iam_policy.p|")
}

test_what_is_no_subject_is_named_by_its_address if {
	startswith(_message({"subject": "aws_iam_policy.q", "kind": null}), "Resource aws_iam_policy.q|resource|")
}

test_a_request_on_anything_names_no_resource if {
	contains(_message({"witness": object.union(_witness, {"resource": "*"})}), "|s3:GetObject|by key")
}

# The words of parameters: a template that shows one name.
_shown(name, changes) := _worded(changes, {"mfa": {"some_rule": rule}}).message if {
	rule := object.union(_rules.mfa.some_rule, {"message": concat("", ["{", name, "}"])})
}

test_parameters_that_are_text_are_shown_as_they_are if {
	_shown("key", {"params": {"key": "aws:multifactorauthpresnt"}}) == "aws:multifactorauthpresnt"
	_shown("on_resource", {"params": {"resource": "arn:aws:s3:::bucket"}}) == " on arn:aws:s3:::bucket"
}

test_long_lists_are_cut if {
	_shown("actions", {"params": {"actions": ["a", "b", "c", "d", "e", "f"]}}) == "a, b, c, d, e, f"
	_shown("actions", {"params": {"actions": ["a", "b", "c", "d", "e", "f", "g", "h"]}}) == "a, b, c, d, e, f, and 2 more"
}

test_codes_have_words if {
	_shown("gap", {"params": {"gap_code": "via-service", "gap_params": {}}}) == "services"
	exempt := {"witness": _witness, "params": {"gap_code": "action-exempt", "gap_params": {}}}
	_shown("gap", exempt) == "s3:GetObject on arn:aws:s3:::bucket/key by key, exempt"
	_shown("detail", {"params": {"detail_code": "unknown-operator", "operator": "IsFalse"}}) == ": no IsFalse"
	_shown("blocked", {"params": {"blocked_code": "guard-denies", "actions": ["a", "b"]}}) == "denies a, b"
	_shown("inert", {"params": {"inert_code": "no-match"}}) == "no match"
	_shown("reason", {"params": {"reason_code": "hidden-link"}}) == "hidden"
	_shown("reason", {"params": {"reason_code": "hidden-link", "expressions": ["a.arn", "b.arn"]}}) == "hidden by a.arn, b.arn"
	_shown("problems", {"params": {"problem_codes": ["effect", "action"]}}) == "bad effect; bad action"
	_shown("opaque", {"params": {"opaque_code": "code"}}) == "runs code"
	_shown("incomplete", {"params": {"incomplete_code": "deferred", "count": 2}}) == "2 deferred"
	states := {"params": {"holds_states": ["absent", "false"], "spares_states": ["true"]}}
	_shown("holds", states) == "by key and by password"
	_shown("spares", states) == "by both"
}

# The words of an entry of the catalogue: id, severity, name, why, how to mend it.
_of_entry(id, changes) := [found.rule, found.severity, found.message, found.why, found.remediation] if {
	rule := object.union(_rules.mfa.some_rule, {"message": "{name}: {path}", "remediation": "{fix}"})
	found := _worded(object.union(changes, {"catalogue": id}), {"mfa": {"some_rule": rule}})
}

test_an_entry_of_the_catalogue_has_its_own_words if {
	_of_entry("a-path", {}) == ["escalation/a-path", "warning", "alice: A path", "Rights.", "Fix it."]
	_of_entry("a-shape", {}) == ["escalation/a-shape", "error", "alice: A shape", "All rights.", "Fix that."]
	_of_entry("a-document", {}) == ["escalation/a-document", "note", "alice: A document", "Others.", "Fix this."]
	_of_entry("a-path", {"severity": "note"})[1] == "note"
}

test_details_come_in_order if {
	_filled({"details": ["escalation/b", "escalation/a"]}).details == ["escalation/a", "escalation/b"]
}

_granting := object.union(_witness, {
	"allowedBy": [_ref(0, null), _ref(1, "Guard")],
	"also": [{"action": "s3:PutObject", "resource": "*", "allowedBy": [_ref(1, "Guard"), _ref(2, null)], "assumes": []}],
})

_ref(statement, sid) := {"address": "aws_iam_policy.p", "attribute": "policy", "statement": statement, "sid": sid}

_ascent(name, params) := _shown(name, {"witness": _granting, "params": params})

test_whether_mfa_stands_in_the_way_has_words if {
	{code: _ascent("mfa", {"mfa_code": code}) | some code in ["without", "with", "session"]} == {
		"without": " No MFA.",
		"with": " MFA.",
		"session": "",
	}
}

test_what_a_guard_does_not_protect_has_words if {
	_ascent("session", {"mfa_code": "with", "session_code": "service"}) == " Not guarded."
	_ascent("session", {"mfa_code": "with"}) == ""
}

test_the_statements_that_grant_are_named_once if {
	_ascent("places", {"mfa_code": "with"}) == "no. 0 of aws_iam_policy.p; no. 1 (Guard) of aws_iam_policy.p; no. 2 of aws_iam_policy.p"
	alone := {"witness": object.remove(_granting, ["also"]), "params": {"mfa_code": "with"}}
	_shown("places", alone) == "no. 0 of aws_iam_policy.p; no. 1 (Guard) of aws_iam_policy.p"
}

test_who_is_admitted_has_words if {
	_shown("admitted", {"params": {"admitted_code": "account", "principal": "1", "others": 0}}) == "users of 1"
	_shown("admitted", {"params": {"admitted_code": "unheard", "principal": "1", "others": 2}}) == "1 and 2 more"
}
