# METADATA
# description: |
#   Grants of so much that the catalogue has one name for all that follows: everything, all but a few actions, all of
#   IAM, whole families of its actions. A shape needs a path that its grants suffice for.
package iamgate.judge.shapes

import data.iamgate.iam.pattern
import data.iamgate.judge.facts
import data.iamgate.judge.limits
import data.iamgate.judge.paths
import data.iamgate.judge.reach

_table := data.iamgate.data.catalogue

_iam := data.iamgate.data.actions.services.iam

# METADATA
# description: the entries of the catalogue, those that say most first
order := [
	"wildcard-admin", "wildcard-not-action-allow", "wildcard-iam-service", "wildcard-iam-put",
	"wildcard-iam-create-attach-update",
]

_family(prefix) := {id | some id, _ in _iam; startswith(id, prefix)}

_puts := _family("iam:put")

_families := [_family(prefix) | some prefix in ["iam:create", "iam:attach", "iam:update", "iam:add", "iam:set"]]

# What an IAM shape must lead to: rights of IAM itself.
_of_iam := {path |
	some path, entry in _table.paths
	entry.gate == "fail"
	every step in entry.steps { _iam_step(step) }
}

_iam_step(step) if {
	every key in step { startswith(key, "iam:") }
}

_grants[id][shape] contains i if {
	some id, by_grant in reach.answers
	some i, _ in by_grant
	some shape in _shapes(facts.grants[id][i])
	wide(facts.grants[id][i])
}

_shapes(grant) := {"wildcard-admin", "wildcard-not-action-allow"} if {
	grant.actions.but
	count(grant.actions.ids) == 0
} else := {"wildcard-not-action-allow"} if {
	grant.actions.but
} else := {"wildcard-iam-service"} if {
	count(object.keys(_iam) - grant.actions.ids) == 0
} else := {shape |
	some shape, wanted in {"wildcard-iam-put": [_puts], "wildcard-iam-create-attach-update": _families}
	some ids in wanted
	count(ids) > 0
	count(ids - grant.actions.ids) == 0
}

# METADATA
# description: does the grant hold for all IAM resources of an account?
wide(grant) if grant.full

wide(grant) if {
	not grant.full
	every element in grant.elements { _all_of_account(element) }
}

_all_of_account(element) if element.full

# All but a few.
_all_of_account(element) if element.not

_all_of_account(element) if {
	element.not == false
	some entry in element.patterns
	parts := split(entry.sym, ":")
	account := _account(parts)
	pattern.covers(entry.sym, concat("", ["arn:aws:iam::", account, ":\ue000"]))
}

_account(parts) := parts[4] if {
	count(parts) > 5
	regex.match(`^[0-9]{12}$`, parts[4])
} else := "\ue000"

# METADATA
# description: "{subject: {shape: {grants, paths, states}}}: the paths that its grants alone suffice for"
of[id][shape] := {"grants": grants, "paths": alone, "states": states} if {
	some id, by_shape in _grants
	some shape, grants in by_shape
	alone := {path | some path, _ in paths.fired[id]; _suffice(id, path, grants)}
	states := [state | some state in ["absent", "false", "true"]; _leads_in(id, shape, grants, state, alone)]
	count(states) > 0
}

# METADATA
# description: |
#   {subject: {shape: path}}: the shortest path that the grants of a shape suffice for, in the first of its states
proof[id][shape] := path if {
	some id, by_shape in of
	some shape, found in by_shape
	[_, path] := min({[count(_table.paths[path].steps), path] |
		some path in found.paths
		_leads(shape, path)
		_suffice_in(id, path, found.grants, found.states[0])
	})
}

_leads_in(id, shape, grants, state, alone) if {
	some path in alone
	_leads(shape, path)
	_suffice_in(id, path, grants, state)
}

_leads("wildcard-not-action-allow", path) if _table.paths[path].gate == "fail"

_leads(shape, path) if {
	shape != "wildcard-not-action-allow"
	_of_iam[path]
}

_suffice(id, path, grants) if {
	some state, _ in paths.uses[id][path]
	_suffice_in(id, path, grants, state)
}

_suffice_in(id, path, grants, state) if {
	paths.uses[id][path][state]
	every step in _table.paths[path].steps { _taken(id, path, grants, state, step) }
}

_taken(id, path, grants, state, step) if {
	some key in step
	some i in (reach.by_key[id][state][key] & grants)
	limits.of(id, i, path) != "off"
}
