# METADATA
# description: |
#   The resources an action is really requested on, and concrete examples of them.
#   Source: AWS, "Service Authorization Reference". An action without resource types is requested on `*`
#   (a list action also on its collection). IAM and STS actions are requested on their own types only; for
#   other services any ARN of the service counts, because a type missing from AWS's list must not hide a grant.
package iamgate.iam.instance

import data.iamgate.iam.actions
import data.iamgate.iam.pattern
import data.iamgate.iam.resource

_exact_services := {"iam", "sts"}

# What a star may stand for; the second fits `bucket/key` and names under a path.
_fillers := ["example", "example/example", ""]

# METADATA
# description: the resources of an action without resource level; undefined for every other action
fixed(id, who) := array.concat(["*"], _collection(id, who)) if count(actions.types(id)) == 0

_collection(id, who) := [arn(actions.collection(id), who)]

_collection(id, _) := [] if not actions.collection(id)

# METADATA
# description: is this a list action with a collection of its own?
has_collection(id) if {
	actions.collection(id)
} else := false

# METADATA
# description: an example ARN of a format
arn(format, who) := strings.replace_n(
	{"{p}": who.partition, "{r}": "us-east-1", "{a}": who.example_account, "*": "example"},
	format,
)

# METADATA
# description: the pattern that all ARNs of a format match, in any account
format_pattern(format, who) := strings.replace_n({"{p}": who.partition, "{r}": "*", "{a}": "*"}, format)

# METADATA
# description: can a request for this action be made on a resource that the element admits?
possible(id, element, who) if {
	some text in fixed(id, who)
	resource.admits(element, text)
}

possible(id, element, who) if {
	not fixed(id, who)
	count(spaces(id, element, who)) > 0
}

# METADATA
# description: |
#   Patterns that together hold every resource the action may be requested on under this element,
#   an upper bound; not for actions without resource level
spaces(id, element, who) := [entry.sym | some entry in element.patterns] if {
	element.not == false
	not actions.types(id)
} else := [text |
	some entry in element.patterns
	some text in _narrowed(id, entry.sym, who)
] if {
	element.not == false
} else := [text |
	_exact_services[split(id, ":")[0]]
	some format in actions.types(id)
	text := format_pattern(format, who)
	not _any_covers(element.patterns, text)
] if {
	_exact_services[split(id, ":")[0]]
} else := ["*"]

_any_covers(patterns, text) if {
	some entry in patterns
	pattern.covers(entry.sym, text)
}

# A wide pattern shrinks to the formats inside it, a narrow one stays if a format meets it.
_narrowed(id, text, who) := {narrowed |
	some format in actions.types(id)
	known := format_pattern(format, who)
	some narrowed in _shared(text, known)
} if {
	_exact_services[split(id, ":")[0]]
} else := {text} if {
	_of_service(id, text)
} else := set()

_shared(text, known) := {known} if {
	pattern.covers(text, known)
} else := {text} if {
	pattern.overlaps(text, known)
} else := set()

# `arn:aws:s3:::...` is a resource of s3 actions and of those whose formats name s3.
_of_service(_, text) if {
	parts := split(pattern.literal_prefix(text), ":")
	count(parts) < 4
}

_of_service(id, text) if split(text, ":")[2] == split(id, ":")[0]

_of_service(id, text) if {
	some format in actions.types(id)
	split(text, ":")[2] == split(format, ":")[2]
}

# METADATA
# description: |
#   Concrete resources for a request of this action, made from the action's formats and the elements' patterns,
#   best first; every one is admitted by all elements. The caller asks whether a Deny stops them.
candidates(id, elements, who) := [text |
	some text in fixed(id, who)
	every element in elements { resource.admits(element, text) }
] if {
	fixed(id, who)
} else := array.concat(
	[text | some text in made; _conforms(id, text, who)],
	[text |
		some text in made
		not _exact_services[split(id, ":")[0]]
		not _conforms(id, text, who)
		_of_service(id, text)
	],
) if {
	made := [text |
		some text in array.concat(_from_formats(id, who), _from_patterns(id, elements, who))
		every element in elements { resource.admits(element, text) }
	]
}

_conforms(id, _, _) if not actions.types(id)

_conforms(id, text, who) if {
	some format in actions.types(id)
	pattern.matches(format_pattern(format, who), text)
}

_from_formats(id, who) := [arn(format, who) | some format in actions.types(id)] if actions.types(id)

_from_formats(id, who) := [concat(":", ["arn", who.partition, split(id, ":")[0], "us-east-1", who.example_account, "example"])] if {
	not actions.types(id)
}

_from_patterns(id, elements, who) := [text |
	some element in elements
	some entry in element.patterns
	some filler in array.concat(_fillers, _kinds(id))
	text := filled(entry.ground, filler, who)
]

# `user`, `role`: what a star in the place of the resource type may stand for.
_kinds(id) := [split(split(format, ":")[5], "/")[0] | some format in actions.types(id)] if actions.types(id)

_kinds(id) := [] if not actions.types(id)

# METADATA
# description: a concrete resource of a pattern; stars in the place of partition, region, account get one
filled(text, filler, who) := concat(":", array.concat(
	[
		parts[0],
		_segment(parts[1], who.partition, filler),
		_segment(parts[2], "example", filler),
		_segment(parts[3], "us-east-1", filler),
		_segment(parts[4], who.example_account, filler),
	],
	[_filled(part, filler) | some i, part in parts; i > 4],
)) if {
	parts := split(text, ":")
	count(parts) > 5
	parts[0] == "arn"
} else := _filled(text, filler)

_segment("*", known, _) := known

_segment(text, _, filler) := _filled(text, filler) if text != "*"

_filled(text, filler) := strings.replace_n({"*": filler, "?": "x"}, text)
