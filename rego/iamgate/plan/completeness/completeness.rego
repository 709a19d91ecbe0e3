# METADATA
# description: |
#   What the plan says of its own completeness. Source: Terraform, "JSON output format": errored, complete,
#   deferred_changes. OpenTofu and Terraform before 1.8 do not say whether a plan is whole: what is written and has no
#   change, not even none, was left out.
package iamgate.plan.completeness

import data.iamgate.plan.carriers
import data.iamgate.plan.changes
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

problems contains {"code": "missing", "count": count(_absent)} if {
	not _says
	object.get(envelope.plan, "errored", false) != true
	count(_absent) > 0
}

_says if "complete" in object.keys(envelope.plan)

_shown contains [[step[0] | some step in at], entry.type, entry.name] if {
	some entry in envelope.plan.resource_changes
	at := changes.module_instance(object.get(entry, "module_address", ""))
}

# Of blocks with count or for_each there may be none, nor of what is in a module with one. A module lies at
# `module_calls`, its name, `module`, and so on.
_absent contains [names, resource.type, resource.name] if {
	not _says
	walk(_root, [path, resource])
	path[count(path) - 2] == "resources"
	resource.mode == "managed"
	carriers.reads(resource.type)
	not _repeated(resource)
	names := [name | some i, name in array.slice(path, 0, count(path) - 2); i % 3 == 1]
	not _shown[[names, resource.type, resource.name]]
	every i, _ in names { not _repeated(object.get(_root, array.slice(path, 0, (3 * i) + 2), {})) }
}

_root := envelope.plan.configuration.root_module

_repeated(block) if block.for_each_expression

_repeated(block) if block.count_expression
