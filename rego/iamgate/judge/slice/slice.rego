# METADATA
# description: |
#   What is judged in this evaluation: subjects with the documents they list, and the configuration.
#   The harness may send a slice of the model; without one the whole plan is judged.
package iamgate.judge.slice

_model := input.slice if {
	input.slice
} else := data.iamgate.plan.model.model

# METADATA
# description: subjects by id
subjects := _model.subjects

# METADATA
# description: documents by id
documents := _model.documents

_config := _model.config

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
