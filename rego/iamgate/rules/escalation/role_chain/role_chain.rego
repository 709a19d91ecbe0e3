# METADATA
# scope: package
# title: A chain of roles up to more rights
# description: |
#   Whoever may become a role has its rights, and those of the roles that it may become. The chain is as short as there
#   is one; the last role has an escalation error of its own.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
#     description: "AWS: Role chaining"
# custom:
#   severity: error
#   message: >-
#     {Kind} {name} can become {role}, which can raise its own rights: {chain}.{mfa}
#   remediation: >-
#     Take sts:AssumeRole on the first role that is not needed out of the chain, or close its trust policy. Granted by:
#     {places}.
#   examples:
#     fires: escalation/a-user-becomes-an-administrator-by-two-roles
#     quiet: escalation/a-role-that-trusts-a-service-ends-no-chain
#   since: 0.2.0
package iamgate.rules.escalation.role_chain

import data.iamgate.judge.hops

# METADATA
# description: subjects that can become a role with an error of its own
findings contains found if some found in hops.findings
