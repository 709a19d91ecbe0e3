# METADATA
# description: |
#   A policy document as IAM reads it: checked, then its statements in one plain shape.
#   Source: AWS, "Grammar of the IAM JSON policy language".
package iamgate.iam.document

import data.iamgate.iam.grantee
import data.iamgate.iam.operator

_top := {"Version", "Id", "Statement"}

_elements := {
	"Sid", "Effect", "Principal", "NotPrincipal",
	"Action", "NotAction", "Resource", "NotResource", "Condition",
}

# METADATA
# description: |
#   The statements of a document: [{index, sid, effect, actions, resources, atoms, variables, principals}].
#   `actions` and `resources` are {not, patterns}; an atom is one operator over one key.
statements(document) := [_statement(i, raw, document) | some i, raw in _listed(document.Statement)]

# METADATA
# description: |
#   why a document is no policy of this kind (`identity`, `session`, `trust`, `scp`, `resource`, `endpoint`, others);
#   empty when it is one
problems(document, _) := {"not-an-object"} if not is_object(document)

problems(document, kind) := union({_top_problems(document), _all_statement_problems(document, kind)}) if {
	is_object(document)
}

_top_problems(document) := {problem |
	some problem, found in {
		"unknown-element": object.keys(document) - _top,
		"no-statement": {true | not "Statement" in object.keys(document)},
		"version": {true |
			version := object.get(document, "Version", "2008-10-17")
			not version in {"2008-10-17", "2012-10-17"}
		},
		"statement-type": {true |
			raw := object.get(document, "Statement", [])
			not is_object(raw)
			not is_array(raw)
		},
	}
	count(found) > 0
}

_all_statement_problems(document, kind) := {problem |
	some raw in _listed(object.get(document, "Statement", []))
	not _sound(raw, kind)
	some problem in _statement_problems(raw, kind)
}

# Most statements are: one look at all texts together instead of one at each. `concat` takes nothing but texts.
_sound(raw, kind) if {
	is_object(raw)
	raw.Effect in {"Allow", "Deny"}
	keys := object.keys(raw)
	count(keys - _elements) == 0
	count(keys & {"Action", "NotAction"}) == 1
	_resource_problems(keys, kind) == set()
	_principal_problems(keys, kind) == set()
	_grantees_sound(raw, kind)
	is_string(object.get(raw, "Sid", ""))
	condition := object.get(raw, "Condition", {})
	_condition_problems(condition) == set()
	named := concat("", [text |
		some name in ["Action", "NotAction", "Resource", "NotResource"]
		some text in _listed(raw[name])
	])
	compared := concat("", [text |
		some block in condition
		some values in block
		some text in _listed(values)
		is_string(text)
	])
	count(named) + count(compared) <= _longest
	not regex.match(_private, named)
	not regex.match(_private, compared)
}

_private := `[\x{e000}-\x{f8ff}]`

_statement_problems(raw, _) := {"statement-type"} if not is_object(raw)

_statement_problems(raw, kind) := {problem |
	keys := object.keys(raw)
	some problem, found in {
		"unknown-element": keys - _elements,
		"effect": {true | not object.get(raw, "Effect", null) in {"Allow", "Deny"}},
		"action": {true | count(keys & {"Action", "NotAction"}) != 1},
		"resource": _resource_problems(keys, kind),
		"principal": _principal_problems(keys, kind),
		"principal-type": {true | not _grantees_sound(raw, kind)},
		"action-type": _text_problems(raw, {"Action", "NotAction"}),
		"resource-type": _text_problems(raw, {"Resource", "NotResource"}),
		"character": {true | some text in _texts(raw); regex.match(_private, text)},
		"length": {true | some text in _texts(raw); count(text) > _longest},
		"sid-type": {true | not is_string(object.get(raw, "Sid", ""))},
		"condition": _condition_problems(object.get(raw, "Condition", {})),
	}
	count(found) > 0
} if {
	is_object(raw)
}

# All that is compared with what a request holds.
_texts(raw) := {text |
	some name in {"Action", "NotAction", "Resource", "NotResource"}
	some text in _listed(object.get(raw, name, []))
	is_string(text)
} | {text |
	some block in raw.Condition
	some values in block
	some text in _listed(values)
	is_string(text)
}

# No ARN is longer (AWS, "IAM API Reference", arnType). A longer pattern could only cost time.
_longest := 2048

_resource_problems(keys, kind) := {true | count(keys & {"Resource", "NotResource"}) != 1} if kind in _without_principal

_resource_problems(keys, "trust") := {true | count(keys & {"Resource", "NotResource"}) != 0}

# Some services say which resource it is themselves.
_resource_problems(keys, kind) := {true | count(keys & {"Resource", "NotResource"}) > 1} if kind in _of_resources

# What other kinds of policy may have is not checked.
_resource_problems(_, kind) := set() if not kind in _checked

_principal_problems(_, kind) := set() if not kind in _checked

# Policies that say nothing of who they are for.
_without_principal := {"identity", "session", "scp"}

# Policies that say whom they let in.
_of_resources := {"resource", "endpoint"}

_with_principal := _of_resources | {"trust"}

_checked := _without_principal | _with_principal

_principal_problems(keys, kind) := {true | count(keys & {"Principal", "NotPrincipal"}) != 0} if kind in _without_principal

_principal_problems(keys, kind) := {true | count(keys & {"Principal", "NotPrincipal"}) != 1} if kind in _with_principal

_grantees_sound(_, kind) if not kind in _with_principal

_grantees_sound(raw, kind) if {
	kind in _with_principal
	every name in {"Principal", "NotPrincipal"} { grantee.sound(object.get(raw, name, "*")) }
}

_text_problems(raw, names) := {name |
	some name in names
	some value in _listed(object.get(raw, name, []))
	not is_string(value)
}

_condition_problems(condition) := {true} if not is_object(condition)

_condition_problems(condition) := {name |
	some name, block in condition
	not _legal_block(block)
} if {
	is_object(condition)
}

_legal_block(block) if {
	is_object(block)
	every values in block {
		every value in _listed(values) { _scalar(value) }
	}
}

_scalar(value) if is_string(value)

_scalar(value) if is_boolean(value)

_scalar(value) if is_number(value)

_statement(i, raw, document) := {
	"index": i,
	"sid": object.get(raw, "Sid", null),
	"effect": raw.Effect,
	"actions": _element(raw, "Action", "NotAction"),
	"resources": _element(raw, "Resource", "NotResource"),
	"atoms": [atom |
		some name, block in object.get(raw, "Condition", {})
		some key, values in block
		atom := {
			"name": name,
			"operator": operator.parse(name),
			"key": lower(key),
			"written": key,
			"values": [_text(value) | some value in _listed(values)],
		}
	],
	# Policy variables need the current language version; in older documents they are plain text.
	"variables": object.get(document, "Version", "2008-10-17") == "2012-10-17",
	"principals": _principals(raw),
}

# As it is written; {"NotPrincipal": ...} for all but some, null where the policy's bearer is meant.
_principals(raw) := raw.Principal if {
	raw.Principal
} else := {"NotPrincipal": raw.NotPrincipal} if {
	raw.NotPrincipal
} else := null

# An empty list names nothing, as NotAction and NotResource too: AWS says that "this statement includes no resources
# and does not affect the policy".
_element(raw, positive, negative) := {"not": true, "patterns": _listed(raw[negative])} if {
	count(_listed(object.get(raw, negative, []))) > 0
} else := {"not": false, "patterns": _listed(object.get(raw, positive, []))}

_listed(value) := value if is_array(value)

_listed(value) := [value] if not is_array(value)

_text(value) := value if is_string(value)

_text(true) := "true"

_text(false) := "false"

_text(value) := json.marshal(value) if is_number(value)
