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

_variables(text) := {found[0]: lower(trim_space(split(found[1], ",")[0])) |
	some found in regex.find_all_string_submatch_n(`\$\{([^}]*)\}`, text, -1)
}

_has("aws:username", who) if who.symbols["aws:username"]

_has(name, _) if name != "aws:username"

_fill(text, names, values) := strings.replace_n({written: _value(name, values) | some written, name in names}, text)

_value(name, values) := values[name] if {
	values[name]
} else := _escapes[name] if {
	_escapes[name]
} else := opaque(name) if {
	values["*"] == "opaque"
} else := concat("-", split(replace(trim_prefix(name, "aws:"), "/", ":"), ":"))

# `${*}`, `${?}` and `${$}` are the characters themselves.
_escapes := {"*": "\ue010", "?": "\ue011", "$": "$"}

# METADATA
# description: an unknown variable as one opaque run; only a star, or the same variable, can match it
opaque(name) := concat("", ["\ue002", strings.replace_n(_private, lower(name)), "\ue003"])

_private := {
	"a": "\ue100", "b": "\ue101", "c": "\ue102", "d": "\ue103", "e": "\ue104", "f": "\ue105", "g": "\ue106",
	"h": "\ue107", "i": "\ue108", "j": "\ue109", "k": "\ue10a", "l": "\ue10b", "m": "\ue10c", "n": "\ue10d",
	"o": "\ue10e", "p": "\ue10f", "q": "\ue110", "r": "\ue111", "s": "\ue112", "t": "\ue113", "u": "\ue114",
	"v": "\ue115", "w": "\ue116", "x": "\ue117", "y": "\ue118", "z": "\ue119", "0": "\ue11a", "1": "\ue11b",
	"2": "\ue11c", "3": "\ue11d", "4": "\ue11e", "5": "\ue11f", "6": "\ue120", "7": "\ue121", "8": "\ue122",
	"9": "\ue123", ":": "\ue124", "/": "\ue125", "-": "\ue126", "_": "\ue127", ".": "\ue128", " ": "\ue129",
	"*": "\ue12a", "?": "\ue12b",
}

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
