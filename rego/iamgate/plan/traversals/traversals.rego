# METADATA
# description: |
#   Reads the references that the configuration lists for an expression. Terraform lists each with all its prefixes
#   (`aws_iam_policy.p["a"].arn`, `aws_iam_policy.p["a"]`, `aws_iam_policy.p`); only the whole ones say something.
package iamgate.plan.traversals

import data.iamgate.plan.changes

# METADATA
# description: |
#   {whole reference: how often it is written}. A prefix that is listed more often than longer references explain
#   stands for itself too: `p["a"].arn` and `p[each.key].arn` list `p` twice.
whole(texts) := {text: 1} if {
	# By far the most common: one reference to one attribute.
	[text, prefix] := texts
	startswith(text, concat("", [prefix, "."]))
	regex.match(`^[^.\["]+$`, substring(text, count(prefix) + 1, -1))
} else := {text: times |
	longer := _tally([_parent(text) | some text in texts])
	some text, listed in _tally(texts)
	times := listed - object.get(longer, text, 0)
	times > 0
}

# How often each text is in a list. Sorted, equal ones are neighbours.
_tally(texts) := {sorted[first]: times |
	sorted := sort(texts)
	firsts := [i | some i, text in sorted; not _repeats(sorted, i, text)]
	ends := array.concat(array.slice(firsts, 1, count(firsts)), [count(sorted)])
	some i, first in firsts
	times := ends[i] - first
}

_repeats(sorted, i, text) if sorted[i - 1] == text

# `module.m["k"]` does not list `module.m`.
_parent(text) := "" if {
	regex.match(`^module\.[^.\["]+\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\]$`, text)
} else := found[1] if {
	some found in regex.find_all_string_submatch_n(
		`^(.*?)(?:\.[^.\[\]"]+|\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\])$`,
		text, 1,
	)
} else := ""

_kinds := {
	"var": "var", "module": "module",
	"local": "dead", "data": "data", "ephemeral": "dead",
	"path": "known", "terraform": "known", "self": "known",
}

# METADATA
# description: |
#   The whole references of an expression: {text, times, kind, ...}. Kinds:
#   `resource` and `module` {block, name, indexed, key, attribute}, `var` {name}, `own` (each.key, count.index),
#   `value` (each.value), `data` {block, key, attribute} of a policy document, `known` (known while planning), `dead`
#   (leads nowhere in the plan)
read(texts) := {object.union({"text": text, "times": times}, _parse(text)) | some text, times in whole(texts)}

# Of data sources only documents are looked into.
_parse(text) := {
	"kind": "data", "block": found[1], "indexed": found[2] != "", "key": changes.instance_key(found[2]),
	"attribute": found[3],
} if {
	found := regex.find_all_string_submatch_n(
		`^data\.(aws_iam_policy_document\.[^.\[]+)((?:\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\])?)(?:\.([^.\[]+))?$`,
		text, 1,
	)[0]
} else := {"kind": "dead"} if {
	startswith(text, "data.")
} else := _shape(found[1], found[2], found[3], found[4]) if {
	found := regex.find_all_string_submatch_n(
		`^([^.\[]+)\.([^.\[]+)((?:\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\])?)(?:\.([^.\[]+))?`,
		text, 1,
	)[0]
} else := {"kind": "dead"}

_shape("each", name, _, _) := {"kind": "own"} if name == "key"

_shape("each", name, _, attribute) := {"kind": "value", "attribute": attribute} if name != "key"

_shape("count", _, _, _) := {"kind": "own"}

_shape(first, second, key, attribute) := object.union(
	{"kind": object.get(_kinds, first, "resource")},
	{
		"block": concat(".", [first, second]), "type": first, "name": second,
		"indexed": key != "", "key": changes.instance_key(key), "attribute": attribute,
	},
) if {
	not first in {"each", "count"}
}
