# METADATA
# description: |
#   Where the parts of a pattern lie in a text: the parts between its stars, in which `?` takes one character.
#   Made of string functions, because OPA's WASM module frees compiled globs and regular expressions that are still
#   in use once an evaluation has met a hundred of them: no such pattern may be made from what a document says.
package iamgate.iam.pieces

# METADATA
# description: |
#   A character of a text that any character of a pattern may meet. Private-use characters from U+E000 on are of this
#   kind: nobody's own text holds them, and `?` takes none of them but those in `_takeable`.
any := "\ue004"

# A question mark that is read as text, and `${*}` and `${?}`, which are plain characters.
_takeable := {"\ue001", "\ue010", "\ue011"}

# METADATA
# description: do the parts of a pattern that was split at its stars make up the whole text?
fit([only], text) if alike(only, text)

fit(parts, text) if {
	count(parts) > 1
	_plain(parts, text)
	_fits(parts, text)
}

fit(parts, text) if {
	last := count(parts) - 1
	last > 0
	not _plain(parts, text)
	head := parts[0]
	tail := parts[last]
	_begins(text, head)
	_ends(text, tail)
	_in_order(_between(text, head, tail), _inner(parts))
}

# Most patterns have no question mark: string functions compare them as a whole.
_plain(parts, text) if {
	not contains(concat("", parts), "?")
	not contains(text, any)
}

_fits([head, tail], text) if {
	startswith(text, head)
	endswith(text, tail)
	count(text) >= count(head) + count(tail)
}

_fits(parts, text) if {
	last := count(parts) - 1
	last > 1
	startswith(text, parts[0])
	endswith(text, parts[last])
	_follow(_between(text, parts[0], parts[last]), _inner(parts))
}

# What is left of a text between its beginning and its end; undefined where they overlap.
_between(text, head, tail) := substring(text, count(head), inner) if {
	inner := (count(text) - count(head)) - count(tail)
	inner >= 0
}

_inner(parts) := [piece | some piece in array.slice(parts, 1, count(parts) - 1); piece != ""]

# The same as `_in_order`, for few pieces that can be searched for.
_follow(_, [])

_follow(text, [piece]) if contains(text, piece)

_follow(text, [first, second]) if contains(_behind(text, first), second)

_follow(text, [first, second, third]) if contains(_behind(_behind(text, first), second), third)

_follow(text, pieces) if {
	count(pieces) > 3
	_in_order(text, pieces)
}

_behind(text, piece) := substring(text, indexof(text, piece) + count(piece), -1) if contains(text, piece)

# METADATA
# description: is this text, of the same length, one that the part admits?
alike(part, text) if part == text

alike(part, text) if {
	_loose(part, text)
	letters := split(text, "")
	count(part) == count(letters)
	every i, letter in split(part, "") { _takes(letter, letters[i]) }
}

# Letters must be compared one by one.
_loose(part, _) if contains(part, "?")

_loose(_, text) if contains(text, any)

_takes(letter, letter)

_takes(_, any_letter) if any_letter == any

_takes("?", letter) if letter < "\ue000"

_takes("?", letter) if letter > "\uf8ff"

_takes("?", letter) if letter in _takeable

_begins(text, head) if startswith(text, head)

_begins(text, head) if {
	_loose(head, text)
	alike(head, substring(text, 0, count(head)))
}

_ends(text, tail) if endswith(text, tail)

_ends(text, tail) if {
	_loose(tail, text)
	count(text) >= count(tail)
	alike(tail, substring(text, count(text) - count(tail), -1))
}

# Each piece lies behind the one before, at its first place there.
_in_order(text, pieces) if {
	count(pieces) <= 4
	_past_4(text, pieces)
}

_in_order(text, pieces) if {
	count(pieces) > 4
	count(pieces) <= 64
	_past_64(text, pieces)
}

# No longer pattern is ever read (package iamgate.iam.document).
_in_order(text, pieces) if {
	count(pieces) > 64
	count(pieces) <= 1024
	_past_1024(text, pieces)
}

# What follows the first place of a piece.
_past(text, []) := text

_past(text, [piece]) := _behind(text, piece) if not _loose(piece, text)

_past(text, [piece]) := substring(text, place + count(piece), -1) if {
	_loose(piece, text)
	letters := split(text, "")
	wanted := split(piece, "")
	count(letters) >= count(wanted)
	place := min([at |
		some at in numbers.range(0, count(letters) - count(wanted))
		every i, letter in wanted { _takes(letter, letters[at + i]) }
	])
}

# Rego knows no recursion: each function takes twice as many pieces as the one before.
_past_2(text, pieces) := _past(_past(text, array.slice(pieces, 0, 1)), array.slice(pieces, 1, 2))

_past_4(text, pieces) := _past_2(_past_2(text, array.slice(pieces, 0, 2)), array.slice(pieces, 2, 4))

_past_8(text, pieces) := _past_4(_past_4(text, array.slice(pieces, 0, 4)), array.slice(pieces, 4, 8))

_past_16(text, pieces) := _past_8(_past_8(text, array.slice(pieces, 0, 8)), array.slice(pieces, 8, 16))

_past_32(text, pieces) := _past_16(_past_16(text, array.slice(pieces, 0, 16)), array.slice(pieces, 16, 32))

_past_64(text, pieces) := _past_32(_past_32(text, array.slice(pieces, 0, 32)), array.slice(pieces, 32, 64))

_past_128(text, pieces) := _past_64(_past_64(text, array.slice(pieces, 0, 64)), array.slice(pieces, 64, 128))

_past_256(text, pieces) := _past_128(_past_128(text, array.slice(pieces, 0, 128)), array.slice(pieces, 128, 256))

_past_512(text, pieces) := _past_256(_past_256(text, array.slice(pieces, 0, 256)), array.slice(pieces, 256, 512))

_past_1024(text, pieces) := _past_512(_past_512(text, array.slice(pieces, 0, 512)), array.slice(pieces, 512, 1024))
