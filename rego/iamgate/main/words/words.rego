# METADATA
# description: |
#   The one place where findings get their words: templates of the rules' metadata and of the table of texts, filled
#   with parameters. Rules hold no prose.
package iamgate.main.words

import data.iamgate.judge.slice
import data.iamgate.main.redact

# METADATA
# description: the table of texts
text := data.iamgate.data.text

_rules := data.iamgate.data.rules

# METADATA
# description: |
#   fills `{name}` in a template; a parameter that is not given stays as it is, for tests to find. In one pass: a
#   value that looks like a placeholder is no placeholder
fill(template, params) := concat("", array.concat(
	[parts[0]],
	[filled |
		some i, part in parts
		i > 0
		filled := _filled(part, params)
	],
)) if {
	parts := split(template, "{")
}

_filled(part, params) := concat("", [params[name], substring(part, count(name) + 1, -1)]) if {
	name := split(part, "}")[0]
	is_string(params[name])
} else := concat("", ["{", part])

# METADATA
# description: a finding of `settle` as the report shows it
filled(raw) := {
	"rule": _id(raw, meta),
	"severity": severity(raw),
	"introduced": raw.introduced,
	"outcome": object.get(found, "outcome", "fail"),
	"subject": _address(found),
	"subjectKind": found.kind,
	"address": found.address,
	"attribute": found.attribute,
	"statement": found.statement,
	"sid": found.sid,
	"normalised": found.normalised,
	"details": sort(object.get(raw, "details", [])),
	"witness": _witness(found.witness),
	"params": found.params,
	"message": fill(meta.message, params),
	"why": object.get(params, "thief", meta.why),
	"remediation": fill(meta.remediation, params),
} if {
	meta := _rules[raw.group_of_rule][raw.rule]
	found := redact.finding(raw)
	params := object.union(_params(found), _of_catalogue(raw))
}

# Some rules are templates: what they find is told in the words of an entry of the catalogue.
_id(raw, _) := concat("/", ["escalation", raw.catalogue]) if raw.catalogue

_id(raw, meta) := meta.id if not raw.catalogue

_entry(id) := data.iamgate.data.catalogue.paths[id]

_entry(id) := data.iamgate.data.catalogue.shapes[id]

_entry(id) := data.iamgate.data.catalogue.documents[id]

_severities := {"fail": "error", "warn": "warning", "info": "note"}

# METADATA
# description: how severe a finding is, as it says itself, else as its entry of the catalogue or its rule does
severity(raw) := raw.severity if {
	is_string(raw.severity)
} else := _severities[_entry(raw.catalogue).gate] if {
	raw.catalogue
} else := _rules[raw.group_of_rule][raw.rule].severity

_of_catalogue(raw) := {"path": entry.name, "thief": entry.why, "fix": entry.fix} if {
	entry := _entry(raw.catalogue)
} else := {}

_address(found) := slice.subjects[found.subject].address if {
	slice.subjects[found.subject]
} else := found.subject

_name(found) := slice.subjects[found.subject].name if {
	is_string(slice.subjects[found.subject].name)
} else := _address(found)

_kind(found) := text.kinds[found.kind] if {
	found.kind != null
} else := text.kinds.resource

_params(found) := object.union_n([
	{
		"name": _name(found),
		"kind": _kind(found),
		"Kind": _capital(_kind(found)),
		"place": _place(found),
		"detail": "",
		"or_guard": fill(object.get(text, ["or_guard", object.get(found, "kind", null)], ""), {"name": _name(found)}),
		"hint": object.get(text, ["hints", object.get(found.params, "hint_code", "")], ""),
	},
	_request(found.witness),
	{key: value | some key, value in found.params; is_string(value)},
	_listed(found.params),
	_coded(found),
	_ascent(found),
	_admitted(found.params),
])

_capital(word) := concat("", [upper(substring(word, 0, 1)), substring(word, 1, -1)])

_place(found) := fill(text.places.statement, {
	"number": format_int(found.statement, 10),
	"sid": _quoted(found.sid),
	"address": found.address,
}) if {
	found.statement != null
} else := fill(text.places.document, {"address": found.address, "attribute": found.attribute}) if {
	found.attribute != null
} else := found.address

_quoted(null) := ""

_quoted(sid) := fill(text.places.sid, {"sid": sid}) if sid != null

_request(null) := {}

_request(shown) := {
	"session": text.sessions[shown.mfa],
	"action": shown.action,
	"on_resource": _on(shown.resource),
} if {
	shown != null
}

_on("*") := ""

_on(resource) := fill(text.places.on, {"resource": resource}) if resource != "*"

# Long lists are cut in the message; the parameters hold them whole.
_shown_actions := 6

_listed(params) := {"actions": short(params.actions)} if {
	params.actions
} else := {"on_resource": _on(params.resource)} if {
	params.resource
} else := {}

# METADATA
# description: the first of a list, and how many more there are
short(list) := concat(", ", array.concat(array.slice(list, 0, _shown_actions), _more(list)))

_more(list) := [] if count(list) <= _shown_actions

_more(list) := [fill(text.places.more, {"count": format_int(count(list) - _shown_actions, 10)})] if {
	count(list) > _shown_actions
}

_coded(found) := {key: value | some [key, value] in _codes(found.params, found)}

_codes(params, found) := {["gap", text.gaps[params.gap_code]]} if {
	text.gaps[params.gap_code]
} else := {["gap", fill(text.gaps.open, object.union(_request(found.witness), {"because": because}))]} if {
	because := fill(text.because[params.gap_code], params.gap_params)
} else := {["detail", fill(text.details[params.detail_code], params)]} if {
	params.detail_code
} else := {["blocked", fill(text.blocked[params.blocked_code], _listed(params))]} if {
	params.blocked_code
} else := {["inert", text.inert[params.inert_code]]} if {
	params.inert_code
} else := {["reason", _reason(params)]} if {
	params.reason_code
} else := {["opaque", text.opaque[params.opaque_code]]} if {
	params.opaque_code
} else := {["problems", concat("; ", [text.problems[code] | some code in params.problem_codes])]} if {
	params.problem_codes
} else := {["incomplete", fill(text.incomplete[params.incomplete_code], {"count": format_int(params.count, 10)})]} if {
	params.incomplete_code
} else := {["holds", _states(params.holds_states)], ["spares", _states(params.spares_states)]} if {
	params.holds_states
} else := set()

_reason(params) := fill(text.places.because, {
	"reason": text.reasons[params.reason_code],
	"expressions": concat(", ", params.expressions),
}) if {
	count(params.expressions) > 0
} else := text.reasons[params.reason_code]

# What else a finding of escalation says: whether MFA stands in the way, and the statements that grant it.
_ascent(found) := {
	"mfa": text.ascent.mfa[found.params.mfa_code],
	"session": object.get(text.ascent.session, object.get(found.params, "session_code", ""), ""),
	"places": concat("; ", [fill(text.ascent.place, _place_of(ref)) | some ref in _granting(found.witness)]),
} if {
	found.params.mfa_code
} else := {}

# Each once, in the order of the requests.
_granting(shown) := [ref | some i, ref in refs; not ref in array.slice(refs, 0, i)] if {
	also := object.get(shown, "also", [])
	refs := array.concat(shown.allowedBy, [ref | some request in also; some ref in request.allowedBy])
}

_place_of(ref) := {
	"number": format_int(ref.statement, 10),
	"sid": _quoted(ref.sid),
	"address": ref.address,
}

_admitted(params) := {"admitted": concat(" ", array.concat([told], _others(params)))} if {
	told := fill(object.get(text.admitted, params.admitted_code, "{principal}"), params)
} else := {}

_others(params) := [] if params.others == 0

_others(params) := [fill(text.places.more, {"count": format_int(params.others, 10)})] if params.others > 0

_states(states) := concat(text.places.and, [text.sessions[state] | some state in states])

_witness(null) := null

_witness(shown) := object.union(shown, {"missedDenies": [missed |
	some deny in shown.missedDenies
	missed := object.union(deny, {"because": fill(text.because[deny.because.code], deny.because.params)})
]}) if {
	shown != null
}
