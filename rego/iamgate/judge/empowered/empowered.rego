# METADATA
# description: |
#   Roles that are worth more than their name says: whoever enters one can get rights that it was not given.
package iamgate.judge.empowered

import data.iamgate.judge.rising

# METADATA
# description: ids of roles with an escalation error of their own, administrators among them
ids contains id if some id in rising.own
