# METADATA
# description: |
#   What attributes were written with, where the configuration itself is at hand. An expression counts that is a
#   document's `json` and nothing else, or a local, variable or output that is.
package iamgate.plan.expressions

import data.iamgate.plan.envelope
import data.iamgate.plan.instances
import data.iamgate.plan.reads

_all := envelope.expressions

# METADATA
# description: is the configuration at hand?
present if count(_all) > 0

# METADATA
# description: the document that an attribute of a resource is
document(resource, position) := found if {
	written := _all[address(resource.at, concat(".", [resource.type, resource.name]))]
	text := _bare(_of_attribute(written, position).text)
	some end in _reached([resource.at, _with_key(text, resource.index)])
	found := _read(end)
}

_of_attribute(written, position) := written[position.attribute] if {
	not startswith(position.attribute, "inline_policy[")
} else := written["inline_policy.policy"] if {
	written["inline_policy.policy"]
} else := written[concat("", [trim_suffix(name, ".name"), ".policy"])] if {
	some name, expression in written
	endswith(name, "].name")
	expression.text == json.marshal(position.name)
}

# METADATA
# description: the document that a text of a configuration in JSON is, `${data.aws_iam_policy_document.d.json}`
read(resource, text) := _read([resource.at, _with_key(trim_space(inner), resource.index)]) if {
	startswith(text, "${")
	endswith(text, "}")
	inner := substring(text, 2, count(text) - 3)
}

# METADATA
# description: |
#   the documents of a list, one for each of its `total` elements, null for what is none; undefined where the elements
#   cannot be told apart (a comma may stand within one)
listed([at, block, key], attribute, total) := [_found(at, _with_key(_bare(text), key)) | some text in texts] if {
	texts := _elements(_all[address(at, concat(".", ["data", block]))][attribute].text)
	count(texts) == total
}

_elements(text) := [trim_space(element) |
	some element in split(substring(text, 1, count(text) - 2), ",")
	trim_space(element) != ""
] if {
	startswith(text, "[")
	endswith(text, "]")
}

# METADATA
# description: |
#   the unknown elements of a list (`resources`, `principals.identifiers`) of the statement with this index, of `total`,
#   as [type, name, key, suffix] of the planned resource whose ARN each begins with; undefined where some are written in
#   another way
arns([at, block, own], part, i, total) := [found | some text in texts; found := _arn_of(text, own); not is_string(found)] if {
	written := _all[address(at, concat(".", ["data", block]))]
	not _has_dynamic(written)
	texts := _elements(_statement(written, part, i, total))
	every text in texts { _arn_of(text, own) }
}

_has_dynamic(written) if {
	some name, _ in written
	startswith(name, "dynamic.statement")
}

_statement(written, part, 0, 1) := written[concat("", ["statement.", part])].text

_statement(written, part, i, total) := written[concat("", ["statement[", format_int(i, 10), "].", part])].text if total > 1

# The text itself where it is a literal, which is known.
_arn_of(text, _) := text if regex.match(`^"[^"$%\\]*"$`, text)

_arn_of(text, own) := [parts[1], parts[2], _instance(parts[3]), parts[4]] if {
	parts := regex.find_all_string_submatch_n(
		`^(?:"\$\{)?([a-z0-9_]+)\.([A-Za-z0-9_-]+)((?:\[(?:[0-9]+|"[^"\\]*")\])?)\.arn(?:\}([^"$%{}\\]*)")?$`,
		_with_key(text, own), 1,
	)[0]
	not parts[1] in {"data", "local", "module", "var", "each"}
}

_instance("") := null

_instance(text) := json.unmarshal(trim_suffix(trim_prefix(text, "["), "]")) if text != ""

_found(at, text) := document_of if {
	some end in _reached([at, text])
	document_of := _read(end)
} else := null

# METADATA
# description: the address of a block, that of the module without its keys and the name
address(at, rest) := concat(".", array.concat(_steps(at), [rest]))

_module(at) := concat(".", _steps(at))

_steps(at) := [part | some step in at; some part in ["module", step[0]]]

# `"${x}"` is x.
_bare(text) := inner if {
	inner := regex.find_all_string_submatch_n(`^"\$\{\s*([^{}"]+(?:\["[^"]*"\][^{}"]*)?)\s*\}"$`, text, 1)[0][1]
} else := text

# The own key of what is written with count or for_each.
_with_key(text, key) := replace(replace(text, "[each.key]", shown), "[count.index]", shown) if {
	key != null
	shown := concat("", ["[", json.marshal(key), "]"])
} else := text

# What leads on is [module instance, what is written there].
_edges[[at, name]] := {[at, _bare(expression.text)]} if {
	some at in _modules
	some name, expression in _all[_module(at)]
	startswith(name, "local.")
	is_string(expression.text)
}

_edges[[at, concat("", ["var.", name])]] := {[caller, _with_key(_bare(expression.text), key)]} if {
	some at in _modules
	count(at) > 0
	caller := array.slice(at, 0, count(at) - 1)
	[called, key] := at[count(at) - 1]
	prefix := concat("", ["module.", called, "."])
	some attribute, expression in _all[_module(caller)]
	startswith(attribute, prefix)
	is_string(expression.text)
	name := trim_prefix(attribute, prefix)
}

_edges[[caller, concat("", [_shown_call(at), ".", name])]] := {[at, _bare(expression.text)]} if {
	some at in _modules
	count(at) > 0
	caller := array.slice(at, 0, count(at) - 1)
	some attribute, expression in _all[_module(at)]
	startswith(attribute, "output.")
	is_string(expression.text)
	name := trim_prefix(attribute, "output.")
}

_modules := instances.modules | {array.slice(at, 0, n) |
	some at in {at | some [at, _, _], _ in reads.of}
	some n in numbers.range(0, count(at))
}

_shown_call(at) := concat("", ["module.", called, _shown_key(key)]) if [called, key] := at[count(at) - 1]

_shown_key(null) := ""

_shown_key(key) := concat("", ["[", json.marshal(key), "]"]) if key != null

_graph := object.union({node: set() | some _, targets in _edges; some node in targets}, _edges)

_reached(node) := graph.reachable(_graph, {node}) if {
	_graph[node]
} else := {node}

_read([at, text]) := document_of if {
	parts := regex.find_all_string_submatch_n(
		`^data\.(aws_iam_policy_document\.[A-Za-z0-9_-]+)((?:\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\])?)\.(?:json|minified_json)$`,
		text, 1,
	)[0]
	document_of := reads.chosen([at, parts[1]], _key(parts[2]))
}

_key("") := []

_key(text) := [json.unmarshal(trim_suffix(trim_prefix(text, "["), "]"))] if text != ""
