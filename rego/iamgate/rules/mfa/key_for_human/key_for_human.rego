# METADATA
# scope: package
# title: Access key for a person
# description: |
#   A long-term access key is a single factor that does not expire. People are better served by short sessions.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: "AWS: global condition context keys"
# custom:
#   severity: note
#   message: >-
#     The plan creates an access key for user {name}, who is judged as a person.
#   remediation: >-
#     Use aws login or roles for people; if {name} is a robot, say so under principals.machine in the
#     configuration.
#   examples:
#     fires: mfa/an-access-key-for-a-person-is-a-note
#     quiet: mfa/the-shipped-guard-passes-beside-an-administrator-policy
#   since: 0.1.0
package iamgate.rules.mfa.key_for_human

import data.iamgate.judge.finding
import data.iamgate.judge.slice
import data.iamgate.judge.verdict

# METADATA
# description: access keys of people
findings contains found if {
	some id in verdict.judged
	some address in slice.subjects[id].access_keys
	found := finding.at(id, {"address": address, "attribute": null}, null, {})
}
