# METADATA
# description: |
#   Decisions on one resource for subjects that stand for any user: where the resource may be the own user of whoever
#   bears the policies, it depends on who that is.
package iamgate.judge.named

import data.iamgate.judge.decision

_key := "aws:username"

# METADATA
# description: the decision, in the shape of judge.decision
on(asked, text) := {
	"decision": "depends",
	"because": array.concat(other.because, own.because),
	"keys": ((other.keys | own.keys) | {_key}),
	"resource": text,
} if {
	_is_open(asked)
	other := decision.on(asked, text)
	own := decision.on(_as(asked, _name(text)), text)
	other.decision != own.decision
	count({other.decision, own.decision} & {"allowed", "depends"}) > 0
} else := decision.on(asked, text)

# Is there a pattern with a user name that is not known?
_is_open(asked) if {
	some element in _elements(asked)
	some entry in element.patterns
	_is_own(entry, asked.who)
}

_elements(asked) := array.concat(
	[element | some grant in asked.grants; some element in grant.elements],
	[deny.element | some deny in asked.denies],
)

_is_own(entry, who) if {
	who.symbols[_key] != who.examples[_key]
	contains(entry.sym, who.symbols[_key])
}

# `user/team/alice`: whoever is called like that.
_name(text) := parts[count(parts) - 1] if parts := split(text, "/")

_as(asked, name) := object.union(asked, {
	"grants": [object.union(grant, {"elements": elements}) |
		some grant in asked.grants
		elements := [_element(element, asked.who, name) | some element in grant.elements]
	],
	"denies": [object.union(deny, {"element": _element(deny.element, asked.who, name)}) | some deny in asked.denies],
})

_element(element, who, name) := object.union(element, {"patterns": [_pattern(entry, who, name) |
	some entry in element.patterns
]})

_pattern(entry, who, name) := object.union(entry, {"ground": replace(entry.ground, who.examples[_key], name)}) if {
	_is_own(entry, who)
} else := entry
