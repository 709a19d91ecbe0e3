# METADATA
# description: |
#   What is judged in this evaluation: subjects with the documents they list, and the configuration.
#   The harness may send a slice of the model; without one the whole plan is judged.
package iamgate.judge.slice

# METADATA
# description: |
#   all that there is to judge, see package plan.handover; a slice of it may leave out what is empty. A slice has
#   `context` (subjects that are there only to be compared with) and `known` ({id: {planned, mfa}} of
#   members that are judged in another one)
whole := input.slice if {
	input.slice
} else := data.iamgate.plan.handover.whole

# METADATA
# description: subjects by id
subjects := whole.subjects

# METADATA
# description: all that may be asked about; those that are no subjects have no identity statements of their own
bearers := object.union(subjects, object.get(whole, "bare", {}))

# METADATA
# description: documents by id
documents := whole.documents

_config := whole.config

# METADATA
# description: the configuration with its defaults
config := {
	"profile": object.get(_config, "profile", "all-sessions"),
	"exempt": object.get(_config, "exempt", []),
}

# METADATA
# description: the MFA states in which a request must be denied
required := {"false", "absent"} if config.profile == "all-sessions"

required := {"false"} if config.profile == "console-only"

# METADATA
# description: subjects that are there to be compared with; what is found of them is told by another slice
context := {id | some id in object.get(whole, "context", [])}

# METADATA
# description: what is known of subjects of other slices
known := object.get(whole, "known", {})

# METADATA
# description: what the plan does not show, see package plan.hidden
hidden := object.get(whole, "hidden", {"open": [], "malformed": [], "external": []})

# METADATA
# description: where IAM may be made that the plan does not show, see package plan.opaque
opaque := object.get(whole, "opaque", [])

# METADATA
# description: why the plan is not whole, see package plan.completeness
problems := object.get(whole, "problems", [])

# METADATA
# description: are plans that are not whole to be judged all the same?
allow_incomplete := object.get(whole, "allow_incomplete", false)

# METADATA
# description: addresses of virtual MFA devices
devices := object.get(whole, "devices", [])

# METADATA
# description: addresses of subjects that are configured as machines and are people
overruled := object.get(whole, "overruled", [])

# METADATA
# description: what the plan marks as sensitive, as [address, attribute]
sensitive := {place | some place in object.get(whole, "sensitive", [])}

# METADATA
# description: the plan read in other ways, by name, see package plan.twins; each is a slice by itself
twins := object.get(whole, "twins", {})

# METADATA
# description: "the statements of each document by their index: one of which nothing is left is not there, see package plan.slots"
statements[id] := {statement.index: statement | some statement in document.statements} if some id, document in documents
