# METADATA
# description: |
#   Concrete resources to ask for, made from the formats of an action's ARNs and from the patterns of statements.
package iamgate.iam.example

import data.iamgate.iam.actions
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
	text := _first(_filled_with(_grounds(elements, denies), _fillers, who), elements, denies)
} else := _first(_filled_with(_grounds(elements, denies), _shared(elements, denies), who), elements, denies)

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
	text := _conforming(elements, denies, asked, array.concat(array.slice(_fillers, 1, 9), _kinds(asked.formats)))
} else := text if {
	text := _conforming(elements, denies, asked, _tails(asked.formats))
} else := text if {
	text := [found | some found in _fitting(_ended(elements, denies, asked), elements, denies); _conforms(found, asked.formats, asked.who)][0]
} else := _conforming(elements, denies, asked, _shared(elements, denies))

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
	grounds := [served | some ground in _grounds(elements, denies); some served in _served(ground, asked.formats)]
	some text in _fitting(_filled_with(grounds, fillers, asked.who), elements, denies)
	_conforms(text, asked.formats, asked.who)
][0]

# What a Deny spares by NotResource is a resource worth asking for, also in the region and account of an Allow.
_grounds(elements, denies) := array.concat(own, [text |
	some ground in spared
	parts := split(ground, ":")
	count(parts) > 5
	some donor in own
	given := split(donor, ":")
	count(given) > 5
	text := concat(":", array.concat(
		[parts[0], parts[1], parts[2], _narrower(parts[3], given[3]), _narrower(parts[4], given[4])],
		array.slice(parts, 5, count(parts)),
	))
	text != ground
]) if {
	spared := [entry.ground | some deny in denies; deny.not; some entry in deny.patterns]
	count(spared) > 0
	own := array.concat([entry.ground | some element in elements; some entry in element.patterns], spared)
} else := [entry.ground | some element in elements; some entry in element.patterns]

_narrower("*", given) := given

_narrower(part, _) := part if part != "*"

# Most formats of an action that has many are of another service, or have no region where the text has one.
_conforms(text, formats, who) if {
	parts := split(text, ":")
	count(parts) > 5
	_real_account(parts)
	_real_name(parts)
	some format in formats
	known := split(format, ":")
	pattern.matches(known[2], parts[2])
	_has_format(parts, split(instance.format_pattern(format, who), ":"))
}

# Region and account hold no colon.
_has_format(parts, known) if {
	every i in [0, 1, 2, 3, 4] { pattern.matches(known[i], parts[i]) }
	pattern.matches(_tail(known), _tail(parts))
}

_tail(parts) := concat(":", array.slice(parts, 5, count(parts)))

_real_name(parts) if not instance.colonless[parts[2]]

_real_name(parts) if {
	instance.colonless[parts[2]]
	count(parts) == 6
}

# An account is twelve digits: an alias in its place matches nothing.
_real_account(parts) if parts[4] in {"", "aws"}

_real_account(parts) if {
	count(parts[4]) == 12
	trim(parts[4], "0123456789") == ""
}

# `user`, `role`: what a star in the place of the resource type may stand for.
_kinds(formats) := [kind |
	some format in formats
	kind := split(split(format, ":")[5], "/")[0]
	not contains(kind, "*")
]

# `user/example`, `db:example`: what a star before some part of a name may stand for.
_tails(formats) := [replace(tail, "*", "example") |
	some format in formats
	tail := concat(":", array.slice(split(format, ":"), 5, 9))
	tail != "*"
]

# Patterns made narrower by a format of the same service: its region and account where the pattern leaves them open,
# and its resource type for a star in the place of one.
_typed(elements, denies, asked) := [text |
	some ground in _grounds(elements, denies)
	parts := split(ground, ":")
	count(parts) > 5
	some format in asked.formats
	known := split(instance.arn(format, asked.who), ":")
	pattern.matches(parts[2], known[2])
	head := [_narrower(part, known[i]) | some i, part in array.slice(parts, 0, 5)]
	tail := _with_type(_tail(parts), split(_tail(split(format, ":")), "*")[0])
	text := filled(concat(":", array.concat(head, [tail])), "example", asked.who)
	_conforms(text, [format], asked.who)
]

_with_type(tail, head) := tail if {
	not startswith(tail, "*")
} else := _begun(substring(tail, 1, -1), head)

_begun(rest, head) := concat("", [trim_suffix(head, "/"), rest]) if {
	endswith(head, "/")
	startswith(rest, "/")
} else := concat("", [head, "example", rest])

# Examples of the formats that end as a pattern does, for stars that take several parts of an ARN.
_ended(elements, denies, asked) := [concat("", [instance.arn(format, asked.who), end]) |
	some ground in _grounds(elements, denies)
	count(split(ground, ":")) < 6
	pieces := split(ground, "*")
	end := replace(pieces[count(pieces) - 1], "?", "x")
	count(pieces) > 1
	some format in asked.formats
]

# The star of one pattern filled with what another begins or ends with. Sorted, because the module iterates sets in an
# order of its own.
_shared(elements, denies) := sort({piece |
	some ground in _grounds(elements, denies)
	parts := split(ground, ":")
	pieces := split(parts[count(parts) - 1], "*")
	count(pieces) > 1
	some end in _ends(pieces)
	piece := replace(end, "?", "x")
	piece != ""
})

_ends(pieces) := {last, heads[count(heads) - 1], concat("", [first, last])} if {
	last := pieces[count(pieces) - 1]
	first := pieces[0]
	heads := split(first, "/")
}

# A star in the place of the service stands for those whose ARNs the action is requested on.
_served(text, formats) := sort({concat(":", array.concat([parts[0], parts[1], service], array.slice(parts, 3, count(parts)))) |
	some format in formats
	service := split(format, ":")[2]
	pattern.matches(parts[2], service)
}) if {
	parts := split(text, ":")
	count(parts) > 5
	pattern.is_wild(parts[2])
} else := [text]

_filled_with(texts, fillers, who) := [filled(text, filler, who) | some text in texts; some filler in fillers]

# METADATA
# description: a concrete resource of a pattern; stars in the place of partition, region, account get one
filled(text, _, _) := text if not pattern.is_wild(text)

filled(text, filler, who) := found if {
	pattern.is_wild(text)
	found := _filled_arn(split(text, ":"), filler, who)
}

_filled_arn(parts, filler, who) := concat(":", array.concat(
	[
		parts[0],
		_segment(parts[1], who.partition, filler),
		_segment(parts[2], "example", filler),
		_segment(parts[3], "us-east-1", filler),
		_segment(parts[4], who.example_account, filler),
	],
	[_filled(part, filler) | some i, part in parts; i > 4],
)) if {
	count(parts) > 5
	parts[0] == "arn"
} else := _filled(concat(":", parts), filler)

_segment(text, known, filler) := known if {
	pattern.matches(text, known)
} else := _filled(text, filler)

_filled(text, filler) := strings.replace_n({"*": filler, "?": "x"}, text)
