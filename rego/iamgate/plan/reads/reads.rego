# METADATA
# description: |
#   Policy documents that Terraform reads when it applies the plan (`data.aws_iam_policy_document`): the plan shows their
#   statements, and which parts of them are not known yet. A document is known by [module instance, `type.name`, key].
package iamgate.plan.reads

import data.iamgate.plan.changes
import data.iamgate.plan.configuration
import data.iamgate.plan.envelope

# METADATA
# description: "the documents by [module instance, `type.name`, key], as {value, unknown, sensitive}"
of[[at, block, object.get(entry, "index", null)]] := {
	"value": entry.change.after,
	"unknown": _marks(object.get(entry.change, "after_unknown", true)),
	"sensitive": changes.is_unknown(object.get(entry.change, "after_sensitive", false)),
} if {
	some entry in object.get(envelope.plan, "resource_changes", [])
	entry.type == "aws_iam_policy_document"
	entry.mode == "data"
	is_object(entry.change.after)
	at := changes.module_instance(object.get(entry, "module_address", ""))
	block := concat(".", [entry.type, entry.name])
}

# A plan that does not say what is unknown says nothing of its statements either.
_marks(unknown) := unknown if {
	is_object(unknown)
} else := {"statement": true}

# METADATA
# description: the keys of the documents of a block
keys[[at, block]] contains key if some [at, block, key], _ in of

# METADATA
# description: |
#   the document that a reference means: the only one of its block, the one whose key is written, or the one with the
#   own key of a block that has the same keys
chosen([at, block], [key]) := [at, block, key]

chosen([at, block], []) := [at, block, key] if {
	count(keys[[at, block]]) == 1
	some key in keys[[at, block]]
}

# METADATA
# description: what was written for a document
written([at, block, _]) := found if {
	some resource in configuration.modules[concat("/", [step[0] | some step in at])].resources
	resource.mode == "data"
	concat(".", [resource.type, resource.name]) == block
	found := resource
}
