# METADATA
# description: |
#   Do Denies, all together, cover what an Allow grants for one action? Three answers:
#   {"closed": true}; {"open": "<resource>"}: a concrete resource that survives every Deny;
#   {"open": null}: neither could be shown, which is never taken for closed.
package iamgate.iam.coverage

import data.iamgate.iam.example
import data.iamgate.iam.instance
import data.iamgate.iam.pattern

# METADATA
# description: |
#   `elements`: the Resource elements that must all admit the resource (the Allow's and its boundary's).
#   `denies`: the Resource elements of the Denies that name the action and hold.
of(id, elements, denies, who) := {"closed": true} if {
	instance.fixed(id, who)
	not example.of(id, elements, denies, who)
} else := {"closed": true} if {
	not instance.fixed(id, who)
	some element in elements
	every text in instance.spaces(id, element, who) { _settled(text, id, element, elements, denies, who) }
} else := {"open": text} if {
	text := example.of(id, elements, denies, who)
} else := {"open": null}

_settled(text, _, element, _, denies, _) if _closed(text, element, denies)

# What another element admits none of is granted by none.
_settled(text, id, element, elements, _, who) if {
	some other in elements
	other != element
	not _reached(text, id, other, who)
}

_settled(text, _, _, elements, _, _) if {
	some other in elements
	other.not == true
	some entry in other.patterns
	pattern.covers(entry.sym, text)
}

_reached(text, id, other, who) if {
	some space in instance.spaces(id, other, who)
	instance.meet(text, space)
}

# METADATA
# description: is everything the element admits denied, whatever the action's own resources are?
everywhere(element, denies) if {
	every text in _spaces(element) { _closed(text, element, denies) }
}

_spaces(element) := [entry.sym | some entry in element.patterns] if element.not == false

_spaces(element) := ["*"] if element.not == true

# One Deny contains the space.
_closed(text, _, denies) if {
	some deny in denies
	deny.not == false
	some entry in deny.patterns
	pattern.covers(entry.sym, text)
}

# The Allow's own NotResource leaves nothing of the space.
_closed(text, element, _) if {
	element.not == true
	some entry in element.patterns
	pattern.covers(entry.sym, text)
}

# A NotResource Deny takes all but its patterns, and none of those is left over.
_closed(text, element, denies) if {
	some i, deny in denies
	deny.not == true
	every entry in deny.patterns { _spared_nothing(entry.sym, text, i, element, denies) }
}

_spared_nothing(spared, text, _, _, _) if not instance.meet(spared, text)

_spared_nothing(spared, _, _, element, _) if {
	element.not == true
	some entry in element.patterns
	pattern.covers(entry.sym, spared)
}

_spared_nothing(spared, _, i, _, denies) if {
	some j, deny in denies
	j != i
	deny.not == false
	some entry in deny.patterns
	pattern.covers(entry.sym, spared)
}

_spared_nothing(spared, _, i, _, denies) if {
	some j, deny in denies
	j != i
	deny.not == true
	every entry in deny.patterns { not instance.meet(entry.sym, spared) }
}
