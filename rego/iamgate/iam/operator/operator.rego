# METADATA
# description: |
#   One condition operator over one key, decided for what a request holds for that key: holds, fails or depends.
#   Source: AWS, "IAM JSON policy elements: Condition operators" and "Condition with multiple keys or values".
package iamgate.iam.operator

import data.iamgate.iam.comparison
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
	comparison.of(operator, text, value) == "holds"
} else := "fails" if {
	every text in values { comparison.of(operator, text, value) == "fails" }
} else := "depends"
