# METADATA
# description: |
#   Resources of the provider awscc in the shape of those of the provider aws that they are like. One of them may be
#   several: a managed policy also holds its attachments, a user its groups. Every optional attribute has a default.
#   Source: AWS CloudFormation, resource types of IAM, IAM Identity Center and Organizations.
package iamgate.plan.cloud_control

# For each type what it becomes: `attributes` by their names in aws, `texts` (documents), `blocks` (documents with
# names), `part` and `own` (what names the resource that it is a part of) for all but the first.
_shapes := {
	"awscc_iam_role": [_principal("role", {"assume_role_policy": "assume_role_policy_document"})],
	"awscc_iam_user": [_principal("user", {}), _groups, _login],
	"awscc_iam_group": [_principal("group", {})],
	"awscc_iam_role_policy": [_inline("role")],
	"awscc_iam_user_policy": [_inline("user")],
	"awscc_iam_group_policy": [_inline("group")],
	"awscc_iam_managed_policy": [_managed, _attachments],
	"awscc_organizations_policy": [{
		"type": "aws_organizations_policy",
		"attributes": {"name": "name", "type": "type", "content": "content"},
		"texts": {"content"},
	}],
	"awscc_sso_permission_set": array.concat(
		[{
			"type": "aws_ssoadmin_permission_set",
			"attributes": {"name": "name", "arn": "permission_set_arn"},
		}],
		[_of_permission_set(type, name, written) | some type, [name, written] in _parts_of_permission_set],
	),
}

_principal(kind, more) := {
	"type": concat("_", ["aws_iam", kind]),
	"attributes": object.union(more, {
		"name": concat("_", [kind, "name"]),
		"arn": "arn",
		"path": "path",
		"inline_policy": "policies",
		"managed_policy_arns": "managed_policy_arns",
		"permissions_boundary": "permissions_boundary",
	}),
	"texts": {"assume_role_policy"},
	"blocks": {"inline_policy"},
}

_groups := {
	"type": "aws_iam_user_group_membership",
	"part": "groups",
	"attributes": {"groups": "groups"},
	"own": {"user"},
}

_login := {
	"type": "aws_iam_user_login_profile",
	"part": "login",
	"attributes": {"password_reset_required": "login_profile"},
	"own": {"user"},
	"only_with": "login_profile",
}

_inline(kind) := {
	"type": concat("_", ["aws_iam", kind, "policy"]),
	"attributes": {"name": "policy_name", kind: concat("_", [kind, "name"]), "policy": "policy_document"},
	"texts": {"policy"},
}

_managed := {
	"type": "aws_iam_policy",
	"attributes": {"name": "managed_policy_name", "arn": "policy_arn", "path": "path", "policy": "policy_document"},
	"texts": {"policy"},
}

_attachments := {
	"type": "aws_iam_policy_attachment",
	"part": "attachments",
	"attributes": {"users": "users", "groups": "groups", "roles": "roles"},
	"own": {"policy_arn"},
}

_parts_of_permission_set := {
	"aws_ssoadmin_permission_set_inline_policy": ["inline_policy", "inline_policy"],
	"aws_ssoadmin_managed_policy_attachments_exclusive": ["managed_policy_arns", "managed_policies"],
	"aws_ssoadmin_customer_managed_policy_attachments_exclusive": [
		"customer_managed_policy_reference",
		"customer_managed_policy_references",
	],
	"aws_ssoadmin_permissions_boundary_attachment": ["permissions_boundary", "permissions_boundary"],
}

_of_permission_set(type, name, written) := {
	"type": type,
	"part": written,
	"attributes": {name: written},
	"texts": {"inline_policy"},
	"own": {"permission_set_arn"},
}

# METADATA
# description: is this a type that is read here?
reads(type) if _shapes[type]

# METADATA
# description: the types that are read
types := object.keys(_shapes)

# METADATA
# description: what of a resource names it in a link, and what it is like, by type
names := {
	"awscc_iam_managed_policy": {"type": "aws_iam_policy", "by": {"", "policy_arn", "id"}},
	"awscc_iam_user": {"type": "aws_iam_user", "by": {"", "user_name", "id"}},
	"awscc_iam_group": {"type": "aws_iam_group", "by": {"", "group_name", "id"}},
	"awscc_iam_role": {"type": "aws_iam_role", "by": {"", "role_name", "id"}},
	"awscc_sso_permission_set": {"type": "aws_ssoadmin_permission_set", "by": {"", "permission_set_arn"}},
}

# METADATA
# description: |
#   what an entry of resource_changes becomes: such entries, each with `written` ({type, attributes}: how it is called in
#   the plan), `part` and `own`
parts(entry) := [part |
	some shape in _shapes[entry.type]
	_is_there(shape, entry.change)
	part := object.union(object.remove(entry, ["change"]), {
		"type": shape.type,
		"written": {"type": entry.type, "attributes": shape.attributes},
		"part": object.get(shape, "part", ""),
		"own": object.get(shape, "own", set()),
		"change": object.union(object.remove(entry.change, _read), _change(shape, entry.change)),
	})
]

_is_there(shape, _) if not shape.only_with

_is_there(shape, change) if is_object(change.after[shape.only_with])

_is_there(shape, change) if is_object(change.before[shape.only_with])

# A union would keep what the values have beside.
_read := ["before", "after", "after_unknown", "before_sensitive", "after_sensitive"]

_change(shape, change) := {name: value |
	some name, read in {
		"before": _values(shape, object.get(change, "before", null)),
		"after": _values(shape, object.get(change, "after", null)),
		"after_unknown": _marks(shape, object.get(change, "after_unknown", null)),
		"before_sensitive": _marks(shape, object.get(change, "before_sensitive", null)),
		"after_sensitive": _marks(shape, object.get(change, "after_sensitive", null)),
	}
	name in object.keys(change)
	value := read
}

_values(shape, values) := {name: _value(shape, name, values[written]) |
	some name, written in shape.attributes
	written in object.keys(values)
} if {
	is_object(values)
} else := values

_value(shape, name, value) := _text(value) if {
	name in object.get(shape, "texts", set())
} else := [_block(block) | some block in value] if {
	name in object.get(shape, "blocks", set())
	is_array(value)
} else := [object.union(value, {key: [inner] | some key, inner in value; is_object(inner)})] if {
	name == "permissions_boundary"
	is_object(value)
} else := object.get(value, "password_reset_required", null) if {
	name == "password_reset_required"
	is_object(value)
} else := value

# Documents are JSON text or objects.
_text(value) := json.marshal(value) if {
	is_object(value)
} else := value

_block(block) := {
	"name": object.get(block, "policy_name", null),
	"policy": _text(object.get(block, "policy_document", null)),
} if {
	is_object(block)
} else := block

_marks(shape, marks) := {name: _mark(shape, name, marks[written]) |
	some name, written in shape.attributes
	written in object.keys(marks)
} if {
	is_object(marks)
} else := marks

_mark(shape, name, mark) := _any(mark) if {
	name in object.get(shape, "texts", set())
} else := [_block_mark(block) | some block in mark] if {
	name in object.get(shape, "blocks", set())
	is_array(mark)
} else := mark

_block_mark(mark) := {"name": object.get(mark, "policy_name", false), "policy": _any(object.get(mark, "policy_document", false))} if {
	is_object(mark)
} else := mark

_any(mark) if {
	walk(mark, [_, leaf])
	leaf == true
} else := false
