# METADATA
# description: |
#   Roles of the plan that can get rights: by a path of their own, or by way of another role.
package iamgate.judge.rising

import data.iamgate.judge.assuming
import data.iamgate.judge.slice
import data.iamgate.judge.steps

# METADATA
# description: roles with an error of their own
own contains id if {
	some id, by_path in steps.uses
	slice.subjects[id].kind == "role"
	some by_state in by_path
	some found in by_state
	steps.level(found) == 0
}

# METADATA
# description: the same, and those that can become one of them
ids contains id if some id in own

ids contains id if {
	some id, roles in assuming.by_roles
	count(roles) > 0
	some other in graph.reachable(assuming.by_roles, {id})
	own[other]
}
