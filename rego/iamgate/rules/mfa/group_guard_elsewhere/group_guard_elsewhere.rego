# METADATA
# scope: package
# title: Group guarded by its members
# description: |
#   The group grants rights and has no guard; every member in the plan brings its own. A member who joins later
#   does not.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
#     description: "AWS: policy evaluation logic"
# custom:
#   severity: warning
#   message: >-
#     Group {name} has no guard of its own; its members in the plan are guarded by other statements.
#   remediation: >-
#     Attach the guard to the group.
#   examples:
#     fires: mfa/a-group-without-a-guard-whose-members-are-guarded-is-a-warning
#     quiet: mfa/the-shipped-guard-through-a-group-passes-with-self-service
#   since: 0.1.0
package iamgate.rules.mfa.group_guard_elsewhere

import data.iamgate.judge.elsewhere
import data.iamgate.judge.finding
import data.iamgate.judge.open_subject
import data.iamgate.judge.witness

# METADATA
# description: groups that fail though all their members are guarded
findings contains found if {
	some id in elsewhere.groups
	request := open_subject.first[id]
	found := finding.at(id, request.grant.allow.ref, witness.of(id, request), {})
}
