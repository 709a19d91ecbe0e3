# METADATA
# description: |
#   The resources an action is really requested on, and concrete examples of them.
#   Source: AWS, "Service Authorization Reference". An action without resource types is requested on `*`
#   (a list action also on its collection), any other on its own types only. An action that AWS does not list may be
#   requested on anything.
package iamgate.iam.instance

import data.iamgate.iam.actions
import data.iamgate.iam.pattern
import data.iamgate.iam.resource

_colonless := {"iam", "sts"}

# What a star may stand for; the second fits `bucket/key` and names under a path.
_fillers := ["example", "example/example", ""]

# METADATA
# description: the resources of an action without resource level; undefined for every other action
fixed(id, who) := array.concat(["*"], _collection(id, who)) if count(actions.types(id)) == 0

_collection(id, who) := [arn(actions.collection(id), who)]

_collection(id, _) := [] if not actions.collection(id)

# METADATA
# description: |
#   patterns of the own user of a subject (`user`) and of its devices (`mfa`, of any name), whatever their path;
#   none for a subject without a user name
own(who, kinds) := [entry |
	some kind in kinds
	some entry in _own(who, kind)
]

# METADATA
# description: the one ARN of the own user where name and path are known, else the same as `own`
own_user(who) := [{"sym": text, "ground": text}] if {
	text := concat("", ["arn:*:iam::*:", _exact_tail(who)])
} else := own(who, ["user"])

_own(who, "user") := [{"sym": concat("", [head, sym]), "ground": concat("", [head, ground])} |
	sym := who.symbols["aws:username"]
	ground := who.examples["aws:username"]
	some head in ["arn:*:iam::*:user/", "arn:*:iam::*:user/*/"]
]

# `user/team/alice` where name and path are known.
_exact_tail(who) := tail if {
	key := who.keys["aws:principalarn"]
	parts := split(object.get(key, "text", object.get(key, "pattern", "")), ":")
	tail := _tail(parts)
	startswith(tail, "user/")
	not pattern.is_wild(tail)
}

_own(_, "mfa") := [{"sym": "arn:*:iam::*:mfa/*", "ground": "arn:*:iam::*:mfa/*"}]

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
	some format in actions.types(id)
	text := format_pattern(format, who)
	not _any_covers(element.patterns, text)
] if {
	actions.types(id)
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
}

_shared(text, known) := {known} if {
	pattern.covers(text, known)
} else := {text} if {
	_meets(split(text, ":"), split(known, ":"))
} else := set()

# METADATA
# description: can some resource match both patterns?
meet(one, other) if _meets(split(one, ":"), split(other, ":"))

# Names of IAM and STS hold no colon, so their ARNs meet part by part.
_meets(left, right) if {
	_by_parts(left, right)
	not _too_long(left, right)
	every i in [0, 1, 2, 3, 4] { _part_meets(left[i], right[i]) }
	pattern.overlaps(_tail(left), _tail(right))
}

_meets(left, right) if {
	not _by_parts(left, right)
	pattern.overlaps(concat(":", left), concat(":", right))
}

_by_parts(left, right) if {
	some parts in [left, right]
	_is_named(parts)
	count(left) > 5
	count(right) > 5
}

# A star before the service may take the service of another ARN, and more: `arn:*:iam::*:user/*` matches some objects.
_is_named(parts) if {
	_colonless[parts[2]]
	not pattern.is_wild(concat("", [parts[0], parts[1]]))
}

# Some resources of any service, such as backups, have a part more.
_too_long(left, right) if {
	some parts in [left, right]
	count(parts) > 6
	not _colonless[parts[2]]
}

_part_meets(left, right) if "*" in {left, right}

_part_meets(left, right) if {
	not "*" in {left, right}
	pattern.overlaps(left, right)
}

_tail(parts) := concat(":", array.slice(parts, 5, count(parts)))

# METADATA
# description: |
#   Concrete resources for a request of this action, made from the action's formats and the elements' patterns,
#   best first; every one is admitted by all elements. The caller asks whether a Deny stops them.
candidates(id, elements, who) := candidates_of(id, elements, elements, _fillers, who)

# METADATA
# description: |
#   the same with stars filled otherwise, and made from the patterns of `sources` as well: what a Deny spares by
#   NotResource is a resource worth asking for
candidates_of(id, elements, sources, fillers, who) := [text |
	some text in fixed(id, who)
	every element in elements { resource.admits(element, text) }
] if {
	fixed(id, who)
} else := [text |
	some text in array.concat(_from_formats(id, who), _from_patterns(id, sources, fillers, who))
	text != ""
	every element in elements { resource.admits(element, text) }
	_conforms(id, text, who)
]

_conforms(id, _, _) if not actions.types(id)

_conforms(id, text, who) if {
	some format in actions.types(id)
	pattern.matches(format_pattern(format, who), text)
	_real_account(split(text, ":"))
}

# An account is twelve digits: an alias in its place matches nothing.
_real_account(parts) if parts[4] in {"", "aws"}

_real_account(parts) if {
	count(parts[4]) == 12
	trim(parts[4], "0123456789") == ""
}

_from_formats(id, who) := [arn(format, who) | some format in actions.types(id)] if actions.types(id)

_from_formats(id, who) := [
	concat(":", ["arn", who.partition, split(id, ":")[0], "us-east-1", who.example_account, "example"]),
	"*",
] if {
	not actions.types(id)
}

# METADATA
# description: what a star may stand for
fillers := _fillers

_from_patterns(id, sources, fillers, who) := [text |
	some element in sources
	some entry in element.patterns
	some filler in array.concat(fillers, _kinds(id))
	some served in _served(entry.ground, id)
	text := filled(served, filler, who)
]

# `user`, `role`: what a star in the place of the resource type may stand for.
_kinds(id) := [kind |
	some format in actions.types(id)
	kind := split(split(format, ":")[5], "/")[0]
	not contains(kind, "*")
]

# A star in the place of the service stands for those whose ARNs the action is requested on.
_served(text, id) := sort({concat(":", array.concat([parts[0], parts[1], service], array.slice(parts, 3, count(parts)))) |
	some format in actions.types(id)
	service := split(format, ":")[2]
	pattern.matches(parts[2], service)
}) if {
	parts := split(text, ":")
	count(parts) > 5
	pattern.is_wild(parts[2])
	actions.types(id)
} else := [text]

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

_segment(text, known, filler) := known if {
	pattern.matches(text, known)
} else := _filled(text, filler)

_filled(text, filler) := strings.replace_n({"*": filler, "?": "x"}, text)
