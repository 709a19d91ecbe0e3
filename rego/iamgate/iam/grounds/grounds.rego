# METADATA
# description: |
#   Which patterns an example is made from, and whether a text is an ARN that the action is requested on.
package iamgate.iam.grounds

import data.iamgate.iam.instance
import data.iamgate.iam.pattern

# METADATA
# description: |
#   patterns worth a look: those of the elements, and what a Deny spares by NotResource, also in the region and account of
#   an Allow
of(elements, denies) := array.concat(own, [text |
	some ground in spared
	parts := split(ground, ":")
	count(parts) > 5
	some donor in own
	given := split(donor, ":")
	count(given) > 5
	text := concat(":", array.concat(
		[parts[0], parts[1], parts[2], narrower(parts[3], given[3]), narrower(parts[4], given[4])],
		array.slice(parts, 5, count(parts)),
	))
	text != ground
]) if {
	spared := [entry.ground | some deny in denies; deny.not; some entry in deny.patterns]
	count(spared) > 0
	own := array.concat([entry.ground | some element in elements; some entry in element.patterns], spared)
} else := [entry.ground | some element in elements; some entry in element.patterns]

# METADATA
# description: |
#   the part of an ARN, or what is given where it may be anything
narrower("*", given) := given

narrower(part, _) := part if part != "*"

# METADATA
# description: |
#   is a text an ARN of one of the formats, with a real account and a real name?
conforms(text, formats, who) if {
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
	pattern.matches(tail(known), tail(parts))
}

# METADATA
# description: |
#   what follows the account in an ARN that is split at its colons
tail(parts) := concat(":", array.slice(parts, 5, count(parts)))

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
