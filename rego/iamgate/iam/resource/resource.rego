# METADATA
# description: |
#   Resource patterns of a statement for one subject: variables filled where they are known.
#   A pattern becomes {sym, ground}. `sym` keeps unknown variables as opaque runs of private-use
#   characters, for comparing patterns; `ground` has an example value in their place, for concrete requests.
package iamgate.iam.resource

import data.iamgate.iam.pattern

# METADATA
# description: |
#   {not, full, patterns} of a Resource or NotResource element. Patterns that no real resource can match
#   are dropped: `${...}` read as plain text, or the user name for a subject that has none.
of(statement, who) := {
	"not": statement.resources.not,
	"full": _full(statement.resources.not, patterns),
	"patterns": patterns,
} if {
	patterns := [entry |
		some text in statement.resources.patterns
		some entry in [_resolved(text, statement.variables, who)]
	]
}

_full(false, patterns) if {
	some entry in patterns
	pattern.everything(entry.sym)
} else := false

_full(true, patterns) := count(patterns) == 0

_resolved(text, _, _) := {"sym": text, "ground": text} if not contains(text, "${")

_resolved(text, true, who) := {"sym": _fill(text, names, who.symbols), "ground": _fill(text, names, who.examples)} if {
	contains(text, "${")
	names := _variables(text)
	every name in names { _has(name, who) }
}

# Each variable as written: [its key, its default or ""]. `${aws:PrincipalTag/team, 'none'}` has one.
_variables(text) := {found[0]: [lower(trim_space(parts[0])), concat(",", array.slice(parts, 1, count(parts)))] |
	some found in regex.find_all_string_submatch_n(`\$\{([^}]*)\}`, text, -1)
	parts := split(found[1], ",")
}

_has(["aws:username", _], who) if who.symbols["aws:username"]

_has([name, _], _) if name != "aws:username"

# A default stands for what is not there.
_has(["aws:username", fallback], _) if fallback != ""

_fill(text, names, values) := strings.replace_n(
	{written: _value(name[0], name[1], values) | some written, name in names},
	text,
)

_value(name, fallback, values) := _escapes[name] if {
	_escapes[name]
} else := values[name] if {
	values[name]
} else := trim(trim_space(fallback), "'") if {
	name == "aws:username"
	fallback != ""
} else := opaque(concat("", [name, fallback])) if {
	values["*"] == "opaque"
} else := concat("-", split(replace(trim_prefix(name, "aws:"), "/", ":"), ":"))

# METADATA
# description: a condition value with its variables as opaque runs
opened(text) := _fill(text, _variables(text), {"*": "opaque"})

# `${*}`, `${?}` and `${$}` are the characters themselves.
_escapes := {"*": "\ue010", "?": "\ue011", "$": "$"}

# METADATA
# description: an unknown variable as one opaque run; only a star, or the same variable, can match it
opaque(name) := concat("", array.concat(
	["\ue002"],
	array.concat([_private[letter] | some letter in split(base64.encode(name), "")], ["\ue003"]),
))

# Base64, so that any name can be told from any other, in private-use characters.
_private := {letter: private |
	some i, letter in split("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=", "")
	private := _run[i]
}

_run := split(
	concat("", [
		"\ue100\ue101\ue102\ue103\ue104\ue105\ue106\ue107\ue108\ue109\ue10a\ue10b\ue10c\ue10d\ue10e\ue10f",
		"\ue110\ue111\ue112\ue113\ue114\ue115\ue116\ue117\ue118\ue119\ue11a\ue11b\ue11c\ue11d\ue11e\ue11f",
		"\ue120\ue121\ue122\ue123\ue124\ue125\ue126\ue127\ue128\ue129\ue12a\ue12b\ue12c\ue12d\ue12e\ue12f",
		"\ue130\ue131\ue132\ue133\ue134\ue135\ue136\ue137\ue138\ue139\ue13a\ue13b\ue13c\ue13d\ue13e\ue13f",
		"\ue140",
	]),
	"",
)

# METADATA
# description: does the element admit this concrete resource?
admits(element, text) if {
	element.not == false
	some entry in element.patterns
	pattern.matches(entry.ground, text)
}

admits(element, text) if {
	element.not == true
	every entry in element.patterns { not pattern.matches(entry.ground, text) }
}

# METADATA
# description: the text a reader sees
shown(text) := strings.replace_n({"\ue010": "*", "\ue011": "?"}, text)
