# METADATA
# scope: package
# title: A way to more rights
# description: |
#   Whoever can give themselves rights, or use somebody else's, has them. A finding has the id of the path in the
#   catalogue, such as `escalation/iam-create-policy-version`.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
#     description: "AWS: Security best practices in IAM"
# custom:
#   severity: error
#   message: >-
#     {Kind} {name} may get rights it was not given: {path}.{mfa}{session}
#   remediation: "{fix} Granted by: {places}."
#   examples:
#     fires: escalation/a-user-may-write-a-policy-version
#     quiet: escalation/a-reader-raises-nothing
#   since: 0.2.0
package iamgate.rules.escalation.path

import data.iamgate.judge.ascent

# METADATA
# description: the paths of the catalogue that a subject can take
findings contains found if some found in ascent.findings
