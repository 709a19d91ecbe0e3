# METADATA
# description: |
#   What the plan says of its own completeness. Source: Terraform, "JSON output format": errored, complete,
#   deferred_changes.
package iamgate.plan.completeness

import data.iamgate.plan.envelope

# METADATA
# description: reasons why the plan is not whole, {code, count}
problems contains {"code": "errored", "count": 1} if envelope.plan.errored == true

problems contains {"code": "incomplete", "count": 1} if {
	envelope.plan.complete == false
	object.get(envelope.plan, "errored", false) != true
}

problems contains {"code": "deferred", "count": count(envelope.plan.deferred_changes)} if {
	count(envelope.plan.deferred_changes) > 0
}
