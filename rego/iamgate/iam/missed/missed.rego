# METADATA
# description: |
#   Why a Deny does not stop a request: {code, params}, in the order in which IAM looks: action, resource, condition.
#   The words are in the data folder (`text.because`).
package iamgate.iam.missed

import data.iamgate.iam.mfa_key
import data.iamgate.iam.operator
import data.iamgate.iam.resource
import data.iamgate.iam.sets
import data.iamgate.judge.slice

# METADATA
# description: the first reason; undefined for a Deny that does stop the request
because(deny, action, text, state) := {"code": code, "params": {}} if {
	not sets.holds(deny.actions, action)
	code := _action_code[deny.action_element.not]
} else := {"code": code, "params": {}} if {
	not resource.admits(deny.element, text)
	code := _resource_code[deny.element.not]
} else := {"code": "unknown-operator", "params": {"operator": concat(", ", sort(deny.mfa.unknown))}} if {
	count(deny.mfa.unknown) > 0
} else := {"code": "misspelt", "params": {"key": sort(object.keys(deny.mfa.misspelt))[0]}} if {
	count(deny.mfa.misspelt) > 0
	deny.truth[state] != "holds"
} else := {"code": code, "params": {"operators": concat(" and ", sort(names))}} if {
	deny.mfa.states[state] == "fails"
	names := _failing(deny, state)
	code := concat("-", ["state", state])
} else := {"code": "condition-fails", "params": {"keys": concat(", ", sort(deny.failing))}} if {
	deny.rest == "fails"
} else := {"code": "condition-open", "params": {"keys": concat(", ", sort(keys))}} if {
	deny.truth[state] == "depends"
	keys := {key | some key in deny.undecided}
}

_action_code := {true: "action-exempt", false: "action-not-listed"}

_resource_code := {true: "resource-exempt", false: "resource-not-listed"}

# The MFA operators that do not match in the state, as the policy spells them.
_failing(deny, state) := {atom.name |
	some statement in slice.documents[deny.document].statements
	statement.index == deny.ref.statement
	some atom in statement.atoms
	atom.key in mfa_key.names
	operator.decide(atom.operator, atom.values, mfa_key.held[state][atom.key]) == "fails"
}
