# METADATA
# description: |
#   One value of a condition, compared with what a request holds for the key, as the family of the operator compares.
#   Source: AWS, "IAM JSON policy elements: Condition operators".
package iamgate.iam.comparison

import data.iamgate.iam.pattern

# METADATA
# description: |
#   Holds, fails or depends, before the operator is negated; `value` is what the request holds, as package
#   operator has it
of(operator, text, value) := _unfilled(operator, text, value) if {
	# A variable that the plan does not tell.
	contains(text, "\ue002")
} else := _truth(_equal(operator, text, value.text)) if {
	operator.family in {"equals", "folded", "like", "bool", "number", "arn"}
} else := _against(text, value.pattern) if {
	operator.family == "like"
} else := _arn_against(_arn(text), _arn(value.pattern)) if {
	operator.family == "arn"
} else := "fails" if {
	# An exact text outside the pattern.
	operator.family in {"equals", "folded"}
	known := value.pattern
	not pattern.overlaps(lower(_exact(text)), lower(known))
} else := "holds" if {
	operator.family in {"like", "arn"}
	pattern.everything(text)
} else := _date(operator.name, text, value.date) if {
	operator.family == "date"
} else := "depends"

# Filled somehow it might hold; unless the rest of it says that it never does.
_unfilled(operator, text, value) := "fails" if {
	held := object.get(value, "text", object.get(value, "pattern", "*"))
	_excluded(operator.family, text, held)
} else := "depends"

_excluded(family, text, held) if {
	family in {"equals", "like"}
	not pattern.overlaps(text, held)
}

_excluded("arn", text, held) if {
	parts := _arn(held)
	some i, part in _arn(text)
	not pattern.overlaps(part, parts[i])
}

# Without wildcards: a star is a star.
_exact(text) := strings.replace_n({"*": "\ue010", "?": "\ue011"}, text)

_truth(true) := "holds"

_truth(false) := "fails"

_against(text, known) := "holds" if {
	pattern.covers(text, known)
} else := "fails" if {
	not pattern.overlaps(text, known)
} else := "fails" if {
	_apart(split(text, ":"), split(known, ":"))
} else := "depends"

# ARNs of as many parts as the one that is held, which has no colon in any of them.
_apart(left, right) if {
	count(left) == 6
	count(right) == 6
	some i, part in left
	not pattern.overlaps(part, right[i])
}

_equal(operator, text, held) := text == held if operator.family == "equals"

_equal(operator, text, held) := lower(text) == lower(held) if operator.family == "folded"

_equal(operator, text, held) := _bool(lower(text), lower(held)) if operator.family == "bool"

_equal(operator, text, held) := _like(text, held) if operator.family == "like"

_equal(operator, text, held) := _arn_against(_arn(text), _arn(held)) == "holds" if operator.family == "arn"

_equal(operator, text, held) := _number(operator.name, _to_number(held), _to_number(text)) if {
	operator.family == "number"
}

# The six parts of an ARN, which ARN operators compare one by one; the last may hold colons.
_arn(text) := array.concat(array.slice(parts, 0, 5), [concat(":", array.slice(parts, 5, count(parts)))]) if {
	parts := split(text, ":")
	count(parts) > 5
} else := [text]

_arn_against(["*"], _) := "holds"

_arn_against(wanted, held) := "fails" if {
	wanted != ["*"]
	{count(wanted), count(held)} != {6}
}

_arn_against(wanted, held) := _all_parts([_against(part, held[i]) | some i, part in wanted]) if {
	wanted != ["*"]
	{count(wanted), count(held)} == {6}
}

# A value that is neither true nor false never matches.
_bool(text, held) if {
	text == held
	held in {"true", "false"}
} else := false

_all_parts(truths) := "fails" if {
	"fails" in truths
} else := "depends" if {
	"depends" in truths
} else := "holds"

_like(text, held) if pattern.matches(text, held)

_like(text, held) := false if not pattern.matches(text, held)

# A value that is no number equals none and is larger than none; whether it differs from one, AWS does not say.
_to_number(text) := to_number(text) if {
	regex.match(`^-?[0-9]+(\.[0-9]+)?$`, text)
} else := "none"

_number(name, held, limit) := false if {
	"none" in {held, limit}
	name != "numericnotequals"
}

_number("numericequals", held, limit) := held == limit if _numbers(held, limit)

_number("numericnotequals", held, limit) := held == limit if _numbers(held, limit)

_number("numericlessthan", held, limit) := held < limit if _numbers(held, limit)

_number("numericlessthanequals", held, limit) := held <= limit if _numbers(held, limit)

_number("numericgreaterthan", held, limit) := held > limit if _numbers(held, limit)

_number("numericgreaterthanequals", held, limit) := held >= limit if _numbers(held, limit)

_numbers(left, right) if {
	is_number(left)
	is_number(right)
}

# Only dates that have passed for certain are decided: `date` is a day at or before today.
_date(name, text, today) := "holds" if {
	name in {"dategreaterthan", "dategreaterthanequals"}
	_passed(text, today)
} else := "fails" if {
	name in {"datelessthan", "datelessthanequals", "dateequals", "datenotequals"}
	_passed(text, today)
} else := "depends"

_passed(text, today) if {
	regex.match(`^[0-9]{4}-[0-9]{2}-[0-9]{2}`, text)
	text < today
}
