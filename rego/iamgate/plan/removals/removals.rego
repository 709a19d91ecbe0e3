# METADATA
# description: |
#   Links that the changes of this plan take away, as plain facts, whatever the account; names of principals in lower
#   case: ["attached", kind, name, policy], ["inline", kind, name, document], ["member", user, group].
package iamgate.plan.removals

import data.iamgate.plan.changes

# METADATA
# description: |
#   {fact: {[address, last]}}; `last` when the resource at that address does so after all else it does
facts := _facts_taken

_facts_taken[fact] contains [address, change.last] if {
	some address, change in changes.taken
	not _whole_role(change)
	some fact in (_facts(change.type, change.before) - _facts(change.type, change.after))
}

# With a role goes all that it has.
_whole_role(change) if {
	change.type == "aws_iam_role"
	change.after == {}
}

# METADATA
# description: "the path and name of a policy in its ARN: `team/p`"
policy(arn) := substring(arn, indexof(arn, ":policy/") + 8, -1)

_attached := {
	"aws_iam_user_policy_attachment": {"user": "user"},
	"aws_iam_group_policy_attachment": {"group": "group"},
	"aws_iam_role_policy_attachment": {"role": "role"},
	"aws_iam_policy_attachment": {"users": "user", "groups": "group", "roles": "role"},
}

_inline := {"aws_iam_user_policy": "user", "aws_iam_group_policy": "group", "aws_iam_role_policy": "role"}

_member := {"aws_iam_group_membership": ["users", "group"], "aws_iam_user_group_membership": ["user", "groups"]}

_facts(type, value) := ((({["attached", kind, lower(name), policy(value.policy_arn)] |
	some attribute, kind in _attached[type]
	some name in _texts(value, attribute)
} | {["inline", kind, lower(name), value.name] |
	kind := _inline[type]
	some name in _texts(value, kind)
}) | {["member", lower(user), lower(group)] |
	[users, groups] := _member[type]
	some user in _texts(value, users)
	some group in _texts(value, groups)
}) | {["attached", "role", lower(value.name), policy(arn)] |
	type == "aws_iam_role"
	some arn in _texts(value, "managed_policy_arns")
}) | {["inline", "role", lower(value.name), block.name] |
	type == "aws_iam_role"
	some block in value.inline_policy
}

_texts(value, attribute) := {text | some text in value[attribute]; is_string(text)} if {
	is_array(value[attribute])
} else := {text | text := value[attribute]; is_string(text)}
