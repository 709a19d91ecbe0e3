# METADATA
# description: |
#   What Denies leave of a grant for a step of an escalation path, on the resources that the step matters on.
package iamgate.judge.remainder

import data.iamgate.iam.actions
import data.iamgate.iam.coverage
import data.iamgate.iam.instance
import data.iamgate.iam.pattern
import data.iamgate.judge.facts

_table := data.iamgate.data.catalogue

# Steps that lead nowhere on the own user.
_own := {id | some id in _table.own}

_on_policies := {id |
	some id in _table.actions
	startswith(id, "iam:")
	some format in actions.types(id)
	contains(format, ":policy/")
}

# METADATA
# description: |
#   what is left of a grant for a step, as package coverage answers: with variables as they are written, and where that
#   settles nothing, with those of the Allow as anything
of(id, grant, key, action, touching) := found if {
	found := _look(id, grant.elements, key, action, touching)
	found != {"open": null}
} else := _look(id, _widened(grant.elements, facts.of[id].who), key, action, touching)

_look(id, elements, key, action, touching) := coverage.of(
	action,
	array.concat(elements, _places(key, facts.of[id].who)),
	array.concat([facts.of[id].denies[i].element | some i in touching], _out_of_reach(action, facts.of[id].who)),
	facts.of[id].who,
)

# The own name is no such variable.
_widened(elements, who) := [_starred_all(element, object.get(who.symbols, "aws:username", "")) | some element in elements]

_starred_all(element, own) := element if {
	every entry in element.patterns { _is_told(entry, own) }
} else := element if {
	element.not
} else := object.union(object.remove(element, ["patterns"]), {"patterns": [_starred(entry, own) | some entry in element.patterns]})

_is_told(entry, _) if not contains(entry.sym, "\ue002")

_is_told(entry, own) if {
	own != ""
	not contains(replace(entry.sym, own, ""), "\ue002")
}

_starred(entry, own) := entry if {
	_is_told(entry, own)
} else := {"sym": text, "ground": text} if {
	text := pattern.with_stars(entry.sym)
}

# METADATA
# description: is the step asked on whatever the grant names, all of it and nothing else?
is_plain(grant, key, action) if {
	count(grant.elements) == 1
	not _own[action]
	not _on_policies[action]
	not _table.scoped[key]
}

# The resources that a step matters on, as elements that must admit the resource too.
_places(key, who) := [_element([text |
	some pattern_of_any in _table.scoped[key].patterns
	text := replace(pattern_of_any, "arn:*:", concat("", ["arn:", who.partition, ":"]))
])] if {
	_table.scoped[key]
} else := []

_element(patterns) := {
	"not": false, "full": false,
	"patterns": [{"sym": text, "ground": text} | some text in patterns],
}

# The name that the console gave to devices, once.
_own_device(who) := [{
	"sym": concat("", ["arn:*:iam::*:mfa/", who.symbols["aws:username"]]),
	"ground": concat("", ["arn:*:iam::*:mfa/", who.examples["aws:username"]]),
}] if {
	who.symbols["aws:username"]
} else := []

# What a step leads nowhere on, as the elements of Denies: the own user, for credentials and devices, and the policies
# of AWS, which nobody can write.
_out_of_reach(action, who) := array.concat(
	[{"not": false, "full": false, "patterns": array.concat(instance.own(who, ["user"]), _own_device(who))} | _own[action]],
	[_element(["arn:*:iam::aws:policy/*"]) | _on_policies[action]],
)
