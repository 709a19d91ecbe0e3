# METADATA
# description: |
#   Small plans for tests, as `terraform show -json` writes them. A part is one instance of a resource:
#   {block: `type.name`, index, module, after, unknown, before, actions, expressions, for_each, ...}.
package iamgate.plan.given_test

# METADATA
# description: a whole plan of parts at the root, each with its configuration
plan(parts) := with_modules(parts, {})

# METADATA
# description: the same with calls of modules; parts with a `module` are not written at the root
with_modules(parts, calls) := {
	"format_version": "1.2",
	"complete": true,
	"resource_changes": [change(part) | some part in parts],
	"configuration": {
		"provider_config": {"aws": {"name": "aws"}},
		"root_module": {
			"resources": [written(part) | some part in parts; not part.module; not part.gone],
			"module_calls": calls,
		},
	},
}

# METADATA
# description: one entry of resource_changes
change(part) := object.union_n([
	{
		"address": concat("", [_module(part), part.block, _key(part)]),
		"mode": "managed",
		"type": split(part.block, ".")[0],
		"name": split(part.block, ".")[1],
		"change": object.union_n([
			{"actions": ["create"], "before": null, "after": null, "after_unknown": {}},
			object.filter(part, ["actions", "before", "after", "before_sensitive", "after_sensitive"]),
			{"after_unknown": part.unknown | some _ in [part.unknown]},
		]),
	},
	{"index": part.index | some _ in [part.index]},
	{"module_address": part.module | some _ in [part.module]},
	{"deposed": part.deposed | some _ in [part.deposed]},
])

_module(part) := concat("", [part.module, "."]) if {
	part.module
} else := ""

_key(part) := concat("", [`["`, part.index, `"]`]) if {
	is_string(part.index)
} else := concat("", ["[", format_int(part.index, 10), "]"]) if {
	is_number(part.index)
} else := ""

# METADATA
# description: one entry of the configuration
written(part) := object.union_n([
	{
		"mode": "managed",
		"type": split(part.block, ".")[0],
		"name": split(part.block, ".")[1],
		"provider_config_key": object.get(part, "provider", "aws"),
		"expressions": object.get(part, "expressions", {}),
	},
	{"for_each_expression": part.for_each | some _ in [part.for_each]},
	{"count_expression": part.count | some _ in [part.count]},
])

# METADATA
# description: what Terraform lists for one reference to an attribute, `aws_iam_policy.p.arn`
to(address, attribute) := {"references": [concat(".", [address, attribute]), address]}

# METADATA
# description: the same for several resources
to_all(addresses, attribute) := {"references": [text |
	some address in addresses
	some text in [concat(".", [address, attribute]), address]
]}

# METADATA
# description: a planned user, group or role, by its name
principal(type, name) := {
	"block": concat(".", [type, name]),
	"after": {"name": name},
	"unknown": {"id": true, "arn": true},
}

user(name) := principal("aws_iam_user", name)

group(name) := principal("aws_iam_group", name)

role(name) := object.union(principal("aws_iam_role", name), {"after": {"assume_role_policy": text(trust)}})

# METADATA
# description: a planned policy whose ARN is not known yet
policy(name, document) := {
	"block": concat(".", ["aws_iam_policy", name]),
	"after": {"name": name, "path": "/", "policy": text(document)},
	"unknown": {"arn": true, "id": true},
}

# METADATA
# description: "documents: a guard, something to do, and the trust of a service"
guard := {"Version": "2012-10-17", "Statement": [{
	"Effect": "Deny", "NotAction": "iam:GetUser", "Resource": "*",
	"Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}},
}]}

work := {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}]}

trust := {"Version": "2012-10-17", "Statement": [{
	"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"},
}]}

text(document) := json.marshal(document)
