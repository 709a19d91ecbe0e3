# METADATA
# description: |
#   Which roles a grant of iam:PassRole hands to a service, and how far that leads: 0 to any role, 1 to roles that are
#   not known to lead anywhere, 2 to roles that may do nothing the caller may not.
package iamgate.judge.passing

import data.iamgate.judge.pinned

# METADATA
# description: the least level (see package paths) of a path that passes a role with this grant
level(id, i, _) := 0 if {
	not pinned.grants[id]["iam:passrole"][i]
} else := 1
