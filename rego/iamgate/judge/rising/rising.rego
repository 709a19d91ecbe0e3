# METADATA
# description: |
#   Roles of the plan that can get rights: by a path of their own, or by way of another role, which they become or hand to
#   a service.
package iamgate.judge.rising

import data.iamgate.judge.assuming
import data.iamgate.judge.handing
import data.iamgate.judge.slice
import data.iamgate.judge.steps

# Roles with an error that needs no other role.
_own contains id if {
	some id, by_path in steps.uses
	slice.subjects[id].kind == "role"
	some by_state in by_path
	some found in by_state
	steps.level(found) == 0
}

_next[id] := object.get(assuming.by_roles, id, set()) | object.get(handing.by_roles, id, set()) if {
	some id, subject in slice.bearers
	subject.kind == "role"
}

# METADATA
# description: roles that can get rights
ids contains id if {
	some id, _ in _next
	some other in graph.reachable(_next, {id})
	_own[other]
}

# METADATA
# description: those of them that have an error of their own, at which a chain ends
own contains id if some id in _own

own contains id if {
	some id, roles in handing.by_roles
	some role in roles
	ids[role]
}
