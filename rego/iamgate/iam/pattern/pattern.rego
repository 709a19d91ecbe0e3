# METADATA
# description: |
#   IAM's pattern language: `*` is any run of characters, `?` is any one.
#   A pattern may hold variables, written as one opaque run of private-use characters
#   (package iamgate.iam.resource), and can be compared with a concrete string or with another pattern.
package iamgate.iam.pattern

import data.iamgate.iam.pieces

# METADATA
# description: true when the pattern admits every string
everything(pattern) if {
	pattern != ""
	replace(pattern, "*", "") == ""
}

# METADATA
# description: true when the pattern of an action admits every action, `*:*` as well
every_action(pattern) if everything(pattern)

every_action(pattern) if {
	contains(pattern, "*:*")
	replace(pattern, "*", "") == ":"
}

is_wild(pattern) if contains(pattern, "*")

is_wild(pattern) if contains(pattern, "?")

# METADATA
# description: the part before the first wildcard or variable
literal_prefix(pattern) := split(split(split(pattern, "*")[0], "?")[0], "\ue002")[0]

# METADATA
# description: does the pattern match this concrete string (case counts; fold both for actions)?
matches(pattern, text) if pattern == text

matches(pattern, text) if {
	pattern != text
	is_wild(pattern)
	pieces.fit(split(pattern, "*"), text)
}

# METADATA
# description: |
#   Does `outer` admit every string that `inner` admits, whatever the variables hold?
#   `inner` is read as text in which a star is one letter that only a star of `outer` can take.
#   True is certain; false may also mean that it was not seen (`?*` and `*a`).
covers(outer, inner) if outer == inner

covers(outer, inner) if {
	outer != inner
	everything(outer)
}

covers(outer, inner) if {
	outer != inner
	is_wild(outer)
	not everything(outer)
	pieces.fit(split(_ordered(outer), "*"), _as_text(inner))
}

_as_text(pattern) := strings.replace_n({"*": "\ue000", "?": "\ue001"}, _ordered(pattern))

# `*?`, `?*` and `*?*` say the same; question marks first makes equal patterns look equal.
_ordered(pattern) := pattern if {
	not contains(pattern, "?")
	not contains(pattern, "**")
} else := concat("", [part |
	some run in regex.find_all_string_submatch_n(`([^*?]*)([*?]*)`, pattern, -1)
	part := concat("", [run[1], replace(run[2], "*", ""), _one_star(run[2])])
])

_one_star(run) := "*" if contains(run, "*")

_one_star(run) := "" if not contains(run, "*")

# METADATA
# description: the pattern with a star in place of each variable
with_stars(pattern) := _open(pattern)

# METADATA
# description: can some string match both patterns? Variables may hold anything.
overlaps(left, right) if _meet(_open(left), _open(right))

# With variables as stars.
_open(pattern) := pattern if {
	not contains(pattern, "\ue002")
} else := concat("*", [text |
	some i, piece in split(pattern, "\ue002")
	text := _after_variable(i, piece)
])

_after_variable(0, piece) := piece

_after_variable(i, piece) := split(piece, "\ue003")[1] if i > 0

# Two patterns with stars meet when their ends do: all that is between fits side by side into the stars.
_meet(left, right) if {
	contains(left, "*")
	contains(right, "*")
	lefts := split(left, "*")
	rights := split(right, "*")
	_heads_agree(lefts[0], rights[0])
	_tails_agree(lefts[count(lefts) - 1], rights[count(rights) - 1])
}

_meet(left, right) if {
	not contains(right, "*")
	pieces.fit(split(left, "*"), _as_any(right))
}

_meet(left, right) if {
	contains(right, "*")
	not contains(left, "*")
	pieces.fit(split(right, "*"), _as_any(left))
}

_as_any(pattern) := replace(pattern, "?", pieces.any)

_heads_agree(left, right) if {
	length := min([count(left), count(right)])
	pieces.alike(substring(left, 0, length), _as_any(substring(right, 0, length)))
}

_tails_agree(left, right) if {
	length := min([count(left), count(right)])
	pieces.alike(_tail(left, length), _as_any(_tail(right, length)))
}

_tail(text, length) := substring(text, count(text) - length, -1)
