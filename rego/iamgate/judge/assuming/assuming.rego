# METADATA
# description: |
#   Who can become which role of the plan, in which MFA state: the policies of the caller have to allow the call, and the
#   trust document of the role has to let the caller in. A role that a trust document names needs no Allow of its own.
#   Source: AWS, "Policy evaluation logic" (resource-based policies, same account).
package iamgate.judge.assuming

import data.iamgate.judge.decision
import data.iamgate.judge.entrance
import data.iamgate.judge.slice

_assume := "sts:assumerole"

# METADATA
# description: |
#   {subject: {role: {state: {resource, allows, rows}}}}: `allows` are the statements that allow the call, `rows` those of
#   the trust document (package entry)
edges[id][role][state] := {"resource": arn, "allows": allows, "rows": rows} if {
	some id, by_trust in entrance.rows
	some trust, by_state in by_trust
	some state, rows in by_state
	role := slice.subjects[trust].role
	role != id
	arn := slice.subjects[trust].arn
	ruled := decision.on(decision.bearing(id, _assume, state), arn)
	allows := _allows(slice.bearers[id], ruled, rows)
}

_allows(subject, ruled, rows) := [entry | some entry in ruled.because; entry.effect == "Allow"] if {
	ruled.decision in {"allowed", "depends"}
} else := [] if {
	ruled.decision == "implicitly-denied"
	_is_named(subject, rows)
}

# A role of the same account, named by itself.
_is_named(subject, rows) if {
	subject.kind == "role"
	some row in rows
	entrance.by_name(row, subject)
}

# METADATA
# description: the roles that each role can become
by_roles[id] := {role | some role, _ in edges[id]} if {
	some id, subject in slice.bearers
	subject.kind == "role"
}
