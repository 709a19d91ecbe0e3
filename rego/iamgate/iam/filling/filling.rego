# METADATA
# description: What the wildcards of patterns are filled with to make a concrete resource.
package iamgate.iam.filling

import data.iamgate.iam.grounds
import data.iamgate.iam.instance
import data.iamgate.iam.pattern

# METADATA
# description: |
#   `user`, `role`: what a star in the place of the resource type may stand for
kinds(formats) := [kind |
	some format in formats
	kind := split(split(format, ":")[5], "/")[0]
	not contains(kind, "*")
]

# METADATA
# description: |
#   `user/example`, `db:example`: what a star before some part of a name may stand for
tails(formats) := [replace(tail, "*", "example") |
	some format in formats
	tail := concat(":", array.slice(split(format, ":"), 5, 9))
	tail != "*"
]

# METADATA
# description: |
#   examples of the formats that end as a pattern does, for stars that take several parts of an ARN
ended(elements, denies, asked) := [concat("", [instance.arn(format, asked.who), end]) |
	some ground in grounds.of(elements, denies)
	count(split(ground, ":")) < 6
	pieces := split(ground, "*")
	end := replace(pieces[count(pieces) - 1], "?", "x")
	count(pieces) > 1
	some format in asked.formats
]

# METADATA
# description: |
#   what the star of one pattern is filled with where another begins or ends so; sorted, because the module iterates
#   sets in an order of its own
shared(elements, denies) := sort({piece |
	some ground in grounds.of(elements, denies)
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

# METADATA
# description: |
#   a star in the place of the service stands for those whose ARNs the action is requested on
served(text, formats) := sort({concat(":", array.concat([parts[0], parts[1], service], array.slice(parts, 3, count(parts)))) |
	some format in formats
	service := split(format, ":")[2]
	pattern.matches(parts[2], service)
}) if {
	parts := split(text, ":")
	count(parts) > 5
	pattern.is_wild(parts[2])
} else := [text]

# METADATA
# description: |
#   each text with each filler
each(texts, fillers, who) := [filled(text, filler, who) | some text in texts; some filler in fillers]

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
