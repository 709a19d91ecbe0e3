# METADATA
# description: |
#   Finds the plan in the input: the harness's envelope, a wrapper of a known engine, or the bare plan JSON.
package iamgate.plan.envelope

# METADATA
# description: the plan JSON of `terraform show -json`
plan := input.plan if {
	_is_plan(input.plan)
} else := input.tfplan if {
	_is_plan(input.tfplan)
} else := input.terraform if {
	_is_plan(input.terraform)
} else := input if {
	_is_plan(input)
}

_is_plan(value) if value.format_version

_is_plan(value) if value.terraform_version

_is_plan(value) if is_array(value.resource_changes)

# METADATA
# description: what the harness adds; engines send nothing
settings := object.get(input, "iamgate", {})

config := object.get(settings, "config", {})

marks := object.get(settings, "marks", [])

allow_incomplete := object.get(settings, "allowIncomplete", false)

# METADATA
# description: AWS-managed documents by ARN, from the harness or from the bundle
managed := settings.managed if {
	settings.managed
} else := data.iamgate.data.managed.policies

# METADATA
# description: is nothing to be taken for granted that only the configuration could prove?
strict := object.get(settings, "strict", false)

# METADATA
# description: |
#   what attributes were written with, {block address: {attribute: {text, file, line}}}, from a binary plan
expressions := object.get(settings, "expressions", {})

# METADATA
# description: how unknown parts of documents are read, `worst` or `best`, see package plan.slots
reading := object.get(settings, "reading", "worst")
