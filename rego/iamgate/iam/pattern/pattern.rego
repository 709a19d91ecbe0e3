# METADATA
# description: |
#   IAM's pattern language: `*` is any run of characters, `?` is any one.
#   A pattern may hold variables, written as one opaque run of private-use characters
#   (package iam.resource), and can be compared with a concrete string or with another pattern.
package iamgate.iam.pattern

# Two characters that no ARN and no action holds: a star and a question mark seen as plain text.
_star := "\ue000"

_one := "\ue001"

# description: true when the pattern admits every string
everything(pattern) if {
	pattern != ""
	replace(pattern, "*", "") == ""
}

is_wild(pattern) if contains(pattern, "*")

is_wild(pattern) if contains(pattern, "?")

# The part before the first wildcard or variable.
literal_prefix(pattern) := split(split(split(pattern, "*")[0], "?")[0], "\ue002")[0]

# glob.match would read brackets and braces as its own syntax.
_glob(pattern) := strings.replace_n(
	{"[": "\\[", "]": "\\]", "{": "\\{", "}": "\\}", "\\": "\\\\", "!": "\\!"},
	pattern,
)

_regex_text := {
	".": "\\.", "+": "\\+", "(": "\\(", ")": "\\)", "|": "\\|", "^": "\\^", "$": "\\$",
	"[": "\\[", "]": "\\]", "{": "\\{", "}": "\\}", "\\": "\\\\",
	"*": "[\\s\\S]*", "?": "[^\ue000\ue002-\uf8ff]",
}

# METADATA
# description: does the pattern match this concrete string (case counts; fold both for actions)?
matches(pattern, text) if pattern == text

matches(pattern, text) if {
	pattern != text
	is_wild(pattern)
	glob.match(_glob(pattern), null, text)
}

# METADATA
# description: |
#   Does `outer` admit every string that `inner` admits, whatever the variables hold?
#   `inner` is read as text in which a star is one letter that only a star of `outer` can take.
covers(outer, inner) if outer == inner

covers(outer, inner) if {
	outer != inner
	everything(outer)
}

covers(outer, inner) if {
	outer != inner
	contains(outer, "*")
	not everything(outer)
	not contains(outer, "?")
	glob.match(_glob(outer), null, _as_text(inner))
}

covers(outer, inner) if {
	outer != inner
	contains(outer, "?")
	regex.match(concat("", ["^", strings.replace_n(_regex_text, _ordered(outer)), "$"]), _as_text(inner))
}

_as_text(pattern) := strings.replace_n({"*": _star, "?": _one}, _ordered(pattern))

# `*?`, `?*` and `*?*` say the same; question marks first makes equal patterns look equal.
_ordered(pattern) := pattern if {
	not contains(pattern, "?")
	not contains(pattern, "**")
} else := concat("", [part |
	some run in regex.find_all_string_submatch_n(`([^*?]*)([*?]*)`, pattern, -1)
	part := concat("", [run[1], _ordered_run(run[2])])
])

_ordered_run(run) := concat("", [replace(run, "*", ""), _one_star(run)])

_one_star(run) := "*" if contains(run, "*")

_one_star(run) := "" if not contains(run, "*")

# METADATA
# description: can some string match both patterns? Variables may hold anything.
overlaps(left, right) if covers(left, right)

overlaps(left, right) if {
	not covers(left, right)
	covers(right, left)
}

overlaps(left, right) if {
	not covers(left, right)
	not covers(right, left)
	_prefixes_agree(literal_prefix(left), literal_prefix(right))
	_meet(_characters(left), _characters(right))
}

_prefixes_agree(left, right) if startswith(left, right)

_prefixes_agree(left, right) if startswith(right, left)

_characters(pattern) := split(_variables_as_stars(pattern), "")

_variables_as_stars(pattern) := pattern if {
	not contains(pattern, "\ue002")
} else := concat("*", [text |
	some i, piece in split(pattern, "\ue002")
	text := _after_variable(i, piece)
])

_after_variable(0, piece) := piece

_after_variable(i, piece) := split(piece, "\ue003")[1] if i > 0

# Walks both patterns at once: a node is a pair of positions, an edge consumes a character.
_meet(left, right) if {
	width := count(right) + 1
	edges := {node: next |
		some i in numbers.range(0, count(left))
		some j in numbers.range(0, count(right))
		node := (i * width) + j
		next := _steps(object.get(left, i, ""), object.get(right, j, ""), node, width)
	}
	goal := (count(left) * width) + count(right)
	goal in graph.reachable(edges, {0})
}

_steps("*", "*", node, width) := {node + 1, node + width}

_steps("*", right, node, width) := {node + 1, node + width} if not right in {"", "*"}

_steps("*", "", node, width) := {node + width}

_steps(left, "*", node, width) := {node + 1, node + width} if not left in {"", "*"}

_steps("", "*", node, _) := {node + 1}

_steps("", "", _, _) := set()

_steps(left, right, node, width) := {(node + width) + 1} if {
	not left in {"", "*"}
	not right in {"", "*"}
	_same(left, right)
}

_steps(left, right, _, _) := set() if {
	not "*" in {left, right}
	left != right
	"" in {left, right}
}

_steps(left, right, _, _) := set() if {
	not left in {"", "*"}
	not right in {"", "*"}
	not _same(left, right)
}

_same(left, right) if left == right

_same("?", _)

_same(_, "?")
