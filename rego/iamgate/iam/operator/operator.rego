# METADATA
# description: |
#   One condition operator over one key, decided for one value of that key: holds, fails or depends.
#   Source: AWS, "IAM JSON policy elements: Condition operators" and "Condition with multiple keys or values".
package iamgate.iam.operator

import data.iamgate.iam.pattern

_families := {
	"stringequals": "equals", "stringnotequals": "equals",
	"stringequalsignorecase": "folded", "stringnotequalsignorecase": "folded",
	"stringlike": "like", "stringnotlike": "like",
	"numericequals": "number", "numericnotequals": "number", "numericlessthan": "number",
	"numericlessthanequals": "number", "numericgreaterthan": "number", "numericgreaterthanequals": "number",
	"dateequals": "date", "datenotequals": "date", "datelessthan": "date", "datelessthanequals": "date",
	"dategreaterthan": "date", "dategreaterthanequals": "date",
	"bool": "bool", "binaryequals": "other", "ipaddress": "other", "notipaddress": "other",
	"arnequals": "arn", "arnlike": "arn", "arnnotequals": "arn", "arnnotlike": "arn",
	"null": "null",
}

# METADATA
# description: |
#   Reads an operator name, any letter case: {name, family, negated, if_exists, quantifier};
#   family `unknown` when AWS has no such operator
parse(text) := {
	"name": name,
	"family": _family(name, if_exists),
	"negated": contains(name, "not"),
	"if_exists": if_exists,
	"quantifier": quantifier,
} if {
	folded := lower(text)
	quantifier := _quantifier(folded)
	base := trim_prefix(folded, quantifier)
	if_exists := endswith(base, "ifexists")
	name := trim_suffix(base, "ifexists")
}

_quantifier(text) := "forallvalues:" if startswith(text, "forallvalues:")

_quantifier(text) := "foranyvalue:" if startswith(text, "foranyvalue:")

_quantifier(text) := "" if {
	not startswith(text, "forallvalues:")
	not startswith(text, "foranyvalue:")
}

# `Null` has no IfExists form.
_family(name, if_exists) := "unknown" if {
	name == "null"
	if_exists
} else := object.get(_families, name, "unknown")

# METADATA
# description: |
#   Decides an operator. `value` is what the request holds for the key:
#     {"present": false}                        the key is not there
#     {"present": true, "text": "..."}          it holds this text
#     {"present": true, "pattern": "..."}       it holds a text that this pattern admits
#     {"present": true}                         it holds something
#     {}                                        nothing is known of it
decide(operator, values, value) := _null(values, value.present) if {
	operator.family == "null"
} else := "holds" if {
	operator.family == "null"
	{"true", "false"} - {lower(text) | some text in values} == set()
} else := "depends" if {
	operator.family in {"null", "unknown"}
} else := _when_absent(operator) if {
	value.present == false
} else := _one_of(operator, "fails") if {
	count(values) == 0
	value.present
} else := _one_of(operator, _compare(operator, values, value)) if {
	value.present
} else := "holds" if {
	# Absent is fine and so is any value.
	_fine_when_absent(operator)
	not operator.negated
	operator.family == "like"
	some text in values
	pattern.everything(text)
} else := "depends"

_null(values, present) := "holds" if {
	some text in values
	_null_holds(lower(text), present)
} else := "fails"

_null_holds("true", false)

_null_holds("false", true)

_when_absent(operator) := "holds" if {
	_fine_when_absent(operator)
} else := "fails" if {
	operator.quantifier == "foranyvalue:"
} else := "holds" if {
	operator.negated
} else := "fails"

_fine_when_absent(operator) if operator.if_exists

_fine_when_absent(operator) if operator.quantifier == "forallvalues:"

_one_of(operator, truth) := truth if not operator.negated

_one_of(operator, "holds") := "fails" if operator.negated

_one_of(operator, "fails") := "holds" if operator.negated

_one_of(operator, "depends") := "depends" if operator.negated

_compare(operator, values, value) := "holds" if {
	some text in values
	_same(operator, text, value) == "holds"
} else := "fails" if {
	every text in values { _same(operator, text, value) == "fails" }
} else := "depends"

_same(operator, text, value) := _unfilled(operator, text, value) if {
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
} else := "depends"

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
