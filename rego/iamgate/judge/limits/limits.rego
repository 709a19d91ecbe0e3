# METADATA
# description: |
#   Whether the conditions of a grant keep it from a path: open, off, or perhaps, where the values are not known. Only
#   positive operators limit, without IfExists, ForAllValues or Null, and only on keys that the path names, as long as
#   none of the values completes the path.
package iamgate.judge.limits

import data.iamgate.iam.condition
import data.iamgate.iam.coverage
import data.iamgate.iam.pattern
import data.iamgate.iam.sets
import data.iamgate.judge.facts
import data.iamgate.judge.harmless
import data.iamgate.judge.reach

_paths := data.iamgate.data.catalogue.paths

# What a grant needs of a request, as far as that limits: [{key, family, values}].
_atoms[id][i] := [object.union(object.remove(atom, ["values"]), {"values": condition.told(atom.values, facts.of[id].who)}) |
	some entry in grant.by
	count(entry.undecided) > 0
	some atom in condition.mfa[entry.document][entry.ref.statement].rest
	entry.undecided[condition.atom_id(atom)]
	_limiting(atom.operator)
] if {
	some id, by_grant in reach.answers
	some i, _ in by_grant
	grant := facts.grants[id][i]
	count(grant.undecided) > 0
}

_limiting(operator) if {
	not operator.negated
	not operator.if_exists
	operator.quantifier != "forallvalues:"
	not operator.family in {"null", "unknown"}
}

# METADATA
# description: "{subject: {grant indexes}}: the grants under conditions that may limit"
limited[id] := {i | some i, atoms in _atoms[id]; count(atoms) > 0} if some id, _ in reach.answers

# METADATA
# description: may this grant serve the path? open, perhaps or off
of(id, i, path) := "open" if {
	not limited[id][i]
} else := _worst({_of(id, atom, path) | some atom in _atoms[id][i]; _named(atom.key, path)})

_worst(answers) := "off" if {
	answers.off
} else := "perhaps" if {
	answers.perhaps
} else := "open"

# A Deny of all that a key holds but some values leaves what an Allow for those values would. Such Denies, by subject:
# [{actions, element, key, operator, values}].
_bars[id] := [object.union(object.remove(atom, ["values"]), {
	"values": condition.told(atom.values, facts.of[id].who),
	"actions": deny.actions,
	"element": deny.element,
}) |
	some deny in facts.of[id].denies
	not deny.mfa.looks
	deny.rest != "fails"
	count(deny.undecided) == 1
	some atom in condition.mfa[deny.document][deny.ref.statement].rest
	deny.undecided[condition.atom_id(atom)]
	atom.operator.negated
	atom.operator.quantifier == ""
] if {
	some id in reach.judged
}

# METADATA
# description: do the Denies of a subject leave an action for the path? open, perhaps or off
barred(id, action, path) := "open" if {
	count(_bars[id]) == 0
} else := _worst({_of(id, bar, path) |
	some bar in _bars[id]
	sets.holds(bar.actions, action)
	_named(bar.key, path)
	_everywhere(bar.element, action, facts.of[id].who)
})

_everywhere(element, _, _) if element.full

_everywhere(element, action, who) if {
	not element.full
	coverage.of(action, [_anything], [element], who).closed
}

_anything := {"not": false, "full": true, "patterns": [{"sym": "*", "ground": "*"}]}

_named(key, path) if {
	some limit in _paths[path].limits
	_same(limit, key)
}

_same(limit, key) if limit == key

# `aws:ResourceTag/team`
_same(limit, key) if startswith(key, concat("", [limit, "/"]))

_of(id, atom, path) := "open" if {
	some text in atom.values
	not _is_open(text)
	_completes(id, atom, text, path)
} else := "perhaps" if {
	some text in atom.values
	_is_open(text)
} else := "perhaps" if {
	_of_means[atom.key]
} else := "off"

# A policy variable may hold anything.
_is_open(text) if contains(text, "\ue002")

# Keys that say what the path is taken with: which cluster, role or policy. Some value of them completes it, and which
# do, the plan does not say.
_of_means := {
	"cloudformation:changesetname", "cloudformation:rolearn", "cloudformation:templateurl", "ec2:instanceprofile",
	"ec2:newinstanceprofile", "ecs:cluster", "ecs:container-name", "eks:accessscope", "eks:policyarn",
	"eks:principalarn", "elasticmapreduce:executionrolearn", "emr-containers:executionrolearn", "events:targetarn",
	"lambda:layer", "lambda:principal", "ssm:sessiondocumentaccesscheck", "sts:taskpolicyarn",
}

_wild := {"like", "arn"}

_completes(_, atom, text, _) if {
	_wild[atom.operator.family]
	text != ""
	trim(text, "*?") == ""
}

# In China most services have a name of their own.
_completes(_, atom, text, path) if {
	atom.key == "iam:passedtoservice"
	is_string(_paths[path].service)
	_admits(atom.operator.family, trim_suffix(text, ".cn"), _paths[path].service)
}

_completes(_, atom, text, _) if {
	_documents[atom.key]
	not harmless.arns[text]
}

# A policy that is taken away matters by what it denies.
_completes(_, atom, _, path) if {
	atom.key == "iam:policyarn"
	_paths[path].category == "guardrail-removal"
}

_documents := {"iam:policyarn", "iam:permissionsboundary"}

_admits("equals", text, service) if text == service

_admits("folded", text, service) if lower(text) == service

_admits(family, text, service) if {
	_wild[family]
	pattern.matches(text, service)
}
