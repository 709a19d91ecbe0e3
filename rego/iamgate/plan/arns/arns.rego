# METADATA
# description: What ARNs and provider configurations tell about accounts and partitions.
package iamgate.plan.arns

import data.iamgate.plan.configuration
import data.iamgate.plan.envelope

# METADATA
# description: the six parts of an ARN; undefined for other text
parts(text) := split(text, ":") if {
	startswith(text, "arn:")
	count(split(text, ":")) > 5
}

# METADATA
# description: is this an AWS-managed policy?
is_managed(text) if {
	parts(text)[2] == "iam"
	parts(text)[4] == "aws"
	startswith(parts(text)[5], "policy/")
}

# METADATA
# description: the document of an AWS-managed policy, in any partition
managed_document(text) := object.get(envelope.managed, text, null) if envelope.managed[text]

managed_document(text) := envelope.managed[commercial] if {
	not envelope.managed[text]
	commercial := concat(":", array.concat(["arn", "aws"], array.slice(parts(text), 2, count(parts(text)))))
}

# The settings of a provider that decide which account it speaks to; regions and aliases do not.
_credentials := ["profile", "access_key", "assume_role", "assume_role_with_web_identity", "shared_config_files"]

_provider_key(resource) := configuration.of(resource).provider_config_key

_provider(resource) := envelope.plan.configuration.provider_config[_provider_key(resource)]

# METADATA
# description: |
#   The account of a resource: twelve digits when an ARN of its own or the provider says so, else a label that is
#   equal for equal credentials.
account(resource) := parts(resource.value.arn)[4] if {
	is_digits(parts(resource.value.arn)[4])
} else := id if {
	some id in _provider_accounts(_provider(resource))
} else := label if {
	expressions := object.get(_provider(resource), "expressions", {})
	given := object.filter(expressions, _credentials)
	count(given) > 0
	label := json.marshal(given)
} else := ""

_provider_accounts(provider) := {parts(text)[4] |
	walk(provider.expressions.assume_role, [_, text])
	is_string(text)
	is_digits(parts(text)[4])
} | {text |
	some text in object.get(provider.expressions, ["allowed_account_ids", "constant_value"], [])
	count(provider.expressions.allowed_account_ids.constant_value) == 1
}

# METADATA
# description: is this an account id?
is_digits(text) if regex.match(`^[0-9]{12}$`, text)

# METADATA
# description: the account id when it is known; null otherwise
known_account(label) := label if is_digits(label)

known_account(label) := null if not is_digits(label)

# METADATA
# description: the name and path of an IAM ARN's resource (`policy/team/p` is [`/team/`, `p`])
path_and_name(text) := [path, name] if {
	steps := split(concat(":", array.slice(parts(text), 5, count(parts(text)))), "/")
	count(steps) > 1
	name := steps[count(steps) - 1]
	path := concat("/", array.concat(array.concat([""], array.slice(steps, 1, count(steps) - 1)), [""]))
}

# METADATA
# description: may a live resource of this account label be the one that a literal ARN names?
may_be_account(label, _) if not is_digits(label)

may_be_account(label, text) if label == parts(text)[4]
