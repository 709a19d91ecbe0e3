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

# METADATA
# description: services whose names hold no colon
colonless := {"iam", "sts"}

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
format_pattern(format, who) := replace(replace(replace(format, "{p}", who.partition), "{r}", "*"), "{a}", "*")

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
	not _is_apart(text, known)
	_meets(split(text, ":"), split(known, ":"))
} else := set()

# Most patterns say the service, and most formats have another. What has a region has one.
_is_apart(text, known) if {
	regex.match(`^arn:[^:*?]+:[^:*?]+:[^:]*:(aws|[0-9?*]*):`, text)
	_differ(split(text, ":"), split(known, ":"))
}

_differ(left, right) if {
	left[2] != right[2]
	right[2] != "*"
}

_differ(left, right) if {
	left[3] == ""
	right[3] == "*"
}

# METADATA
# description: can some resource match both patterns?
meet(one, other) if _meets(split(one, ":"), split(other, ":"))

# ARNs meet part by part where their parts can be told apart. A star matches colons too, so an account that is none
# says that a star before it stands for more than one part.
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

_by_parts(left, right) if {
	_has_account(left)
	_has_account(right)
}

_has_account(parts) if {
	count(parts) > 5
	parts[0] == "arn"
	not pattern.is_wild(concat("", [parts[1], parts[2]]))
	trim(parts[4], "0123456789?*") in {"", "aws"}
}

# A star before the service may take the service of another ARN, and more: `arn:*:iam::*:user/*` matches some objects.
_is_named(parts) if {
	colonless[parts[2]]
	not pattern.is_wild(concat("", [parts[0], parts[1]]))
}

# Names of IAM and STS hold no colon.
_too_long(left, right) if {
	some named in [left, right]
	colonless[named[2]]
	some parts in [left, right]
	count(parts) > 6
}

_part_meets(left, right) if "*" in {left, right}

_part_meets(left, right) if {
	not "*" in {left, right}
	pattern.overlaps(left, right)
}

_tail(parts) := concat(":", array.slice(parts, 5, count(parts)))
