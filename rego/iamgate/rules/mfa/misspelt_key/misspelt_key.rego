# METADATA
# scope: package
# title: Misspelt MFA key
# description: |
#   A condition key that AWS does not know is never in a request: a plain operator on it never matches, an
#   IfExists or Null test always does. Nothing says so at apply time.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
#     description: "AWS: global condition context keys"
# custom:
#   severity: error
#   message: >-
#     {place} of {kind} {name} tests {key}; the key is called {meant}.
#   remediation: >-
#     Correct the key to {meant}.
#   examples:
#     fires: mfa/a-misspelt-key-never-fires
#     quiet: mfa/another-key-of-the-same-family-is-not-misspelt
#   since: 0.1.0
package iamgate.rules.mfa.misspelt_key

import data.iamgate.iam.mfa_key
import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.verdict

# METADATA
# description: statements with a key that is one or two letters away from an MFA key
findings contains found if {
	some id in verdict.asked
	some entry in facts.of[id].entries
	some key, meant in entry.mfa.misspelt
	found := finding.on(id, entry, null, {"key": key, "meant": mfa_key.written[meant]})
}
