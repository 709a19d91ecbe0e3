# METADATA
# description: |
#   Concrete resources to ask for, made from the formats of an action's ARNs and from the patterns of statements.
package iamgate.iam.example

import data.iamgate.iam.actions
import data.iamgate.iam.filling
import data.iamgate.iam.grounds
import data.iamgate.iam.instance
import data.iamgate.iam.pattern
import data.iamgate.iam.resource

# What a star may stand for; the second fits `bucket/key` and names under a path.
_fillers := ["example", "example/example", ""]

# METADATA
# description: |
#   A resource on which an action can be requested, which all `elements` admit and none of `denies` does. Undefined
#   when none was found, which does not prove that there is none. The cheap attempts, which are also the plainest
#   examples, come first.
of(id, elements, denies, who) := _first(instance.fixed(id, who), elements, denies)

of(id, elements, denies, who) := text if {
	formats := actions.types(id)
	count(formats) > 0
	text := _listed(id, elements, denies, {"formats": formats, "who": who})
}

# An action that AWS does not list may be requested on anything.
of(id, elements, denies, who) := text if {
	not actions.types(id)
	text := _unlisted(id, elements, denies, who)
}

_unlisted(id, elements, denies, who) := text if {
	text := _first(
		[
			concat(":", ["arn", who.partition, split(id, ":")[0], "us-east-1", who.example_account, "example"]),
			"*",
		],
		elements, denies,
	)
} else := text if {
	text := _first(filling.each(grounds.of(elements, denies), _fillers, who), elements, denies)
} else := _first(filling.each(grounds.of(elements, denies), filling.shared(elements, denies), who), elements, denies)

_listed(id, elements, denies, asked) := text if {
	text := _first([instance.arn(asked.formats[0], asked.who)], elements, denies)
} else := text if {
	_may_be_elsewhere(id, asked.who)
	text := _first(
		[instance.arn(format, object.union(asked.who, {"example_account": "999999999999"})) | some format in asked.formats],
		elements, denies,
	)
} else := text if {
	text := _first([instance.arn(format, asked.who) | some format in asked.formats], elements, denies)
} else := text if {
	text := _fitting(_typed(elements, denies, asked), elements, denies)[0]
} else := text if {
	text := _conforming(elements, denies, asked, array.slice(_fillers, 0, 1))
} else := text if {
	text := _conforming(elements, denies, asked, array.concat(array.slice(_fillers, 1, 9), filling.kinds(asked.formats)))
} else := text if {
	text := _conforming(elements, denies, asked, filling.tails(asked.formats))
} else := text if {
	text := [found | some found in _fitting(filling.ended(elements, denies, asked), elements, denies); grounds.conforms(found, asked.formats, asked.who)][0]
} else := _conforming(elements, denies, asked, filling.shared(elements, denies))

# Roles of other accounts may be assumed, and where the own account is not known it may be another one.
_may_be_elsewhere(id, _) if startswith(id, "sts:assume")

_may_be_elsewhere(_, who) if object.get(who, "account", "") == null

_first(texts, elements, denies) := _fitting(texts, elements, denies)[0]

_fitting(texts, elements, denies) := [text |
	some text in texts
	text != ""
	every element in elements { resource.admits(element, text) }
	every deny in denies { not resource.admits(deny, text) }
]

_conforming(elements, denies, asked, fillers) := [text |
	served_grounds := [served | some ground in grounds.of(elements, denies); some served in filling.served(ground, asked.formats)]
	some text in _fitting(filling.each(served_grounds, fillers, asked.who), elements, denies)
	grounds.conforms(text, asked.formats, asked.who)
][0]

# Patterns made narrower by a format of the same service: its region and account where the pattern leaves them open,
# and its resource type for a star in the place of one.
_typed(elements, denies, asked) := [text |
	some ground in grounds.of(elements, denies)
	parts := split(ground, ":")
	count(parts) > 5
	some format in asked.formats
	known := split(instance.arn(format, asked.who), ":")
	pattern.matches(parts[2], known[2])
	head := [grounds.narrower(part, known[i]) | some i, part in array.slice(parts, 0, 5)]
	tail := _with_type(grounds.tail(parts), split(grounds.tail(split(format, ":")), "*")[0])
	text := filling.filled(concat(":", array.concat(head, [tail])), "example", asked.who)
	grounds.conforms(text, [format], asked.who)
]

_with_type(tail, head) := tail if {
	not startswith(tail, "*")
} else := _begun(substring(tail, 1, -1), head)

_begun(rest, head) := concat("", [trim_suffix(head, "/"), rest]) if {
	endswith(head, "/")
	startswith(rest, "/")
} else := concat("", [head, "example", rest])
