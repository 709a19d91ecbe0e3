# METADATA
# description: |
#   Which account a resource is in: twelve digits when an ARN, the provider configuration or `aws_caller_identity` says
#   so, else the first provider with the same credentials. Regions and aliases tell no accounts apart.
package iamgate.plan.accounts

import data.iamgate.plan.arns
import data.iamgate.plan.changes
import data.iamgate.plan.configuration
import data.iamgate.plan.envelope
import data.iamgate.plan.state

# The settings of a provider that decide which account it speaks to.
_credentials := [
	"profile", "access_key", "assume_role", "assume_role_with_web_identity", "allowed_account_ids",
	"shared_config_files", "shared_credentials_file", "shared_credentials_files",
]

_providers := object.get(envelope.plan, ["configuration", "provider_config"], {})

# Some versions write `module.a:aws.prod` for a provider that the module was given.
_key(resource) := key if {
	key := configuration.of(resource).provider_config_key
	_providers[key]
} else := last if {
	parts := split(configuration.of(resource).provider_config_key, ":")
	last := parts[count(parts) - 1]
}

_expressions(key) := object.get(_providers, [key, "expressions"], {})

_keys contains _key(resource) if some _, resource in changes.live

# Providers that resources use, by their credentials.
_by_credentials[credentials] contains key if {
	some key in _keys
	credentials := object.filter(_expressions(key), _credentials)
}

_ids[credentials] contains id if {
	some credentials, _ in _by_credentials
	some id in _in_configuration(credentials)
}

_ids[credentials] contains id if {
	some _, resource in changes.live
	credentials := object.filter(_expressions(_key(resource)), _credentials)
	id := _own_id(resource)
}

# What is not in the configuration any more belongs to the only account there is.
_ids[credentials] contains id if {
	count(_by_credentials) == 1
	some credentials, _ in _by_credentials
	some _, resource in changes.live
	id := _own_id(resource)
}

# Who asks is known by what was read before planning. Which provider read it does not matter where there is one.
_ids[credentials] contains id if {
	count(_by_credentials) == 1
	some credentials, _ in _by_credentials
	some id in _callers
}

_callers contains id if {
	some resource in state.found
	resource.type == "aws_caller_identity"
	id := resource.values.account_id
	arns.is_digits(id)
}

_own_id(resource) := id if {
	id := arns.parts(resource.value.arn)[4]
	arns.is_digits(id)
}

_in_configuration(expressions) := {id |
	walk(object.get(expressions, "assume_role", {}), [path, text])
	"role_arn" in path
	id := arns.parts(text)[4]
	arns.is_digits(id)
} | {id |
	ids := object.get(expressions, ["allowed_account_ids", "constant_value"], [])
	count(ids) == 1
	some id in ids
	arns.is_digits(id)
}

_labels := {key: label |
	some credentials, keys in _by_credentials
	label := _label(object.get(_ids, [credentials], set()), keys)
	some key in keys
}

_label(ids, keys) := min(ids) if {
	count(ids) == 1
} else := min(keys)

# METADATA
# description: the accounts of the plan
all contains label if some _, label in _labels

all contains id if {
	some _, resource in changes.live
	not _configured(resource)
	id := _own_id(resource)
}

# A helper: a negated reference with an undefined part is no longer negated.
_configured(resource) if _labels[_key(resource)]

# METADATA
# description: |
#   the account of a resource; `?` for one that left the configuration of a plan with several accounts
of(resource) := label if {
	label := _labels[_key(resource)]
} else := id if {
	id := _own_id(resource)
} else := label if {
	count(all) == 1
	some label in all
} else := "" if {
	count(all) == 0
} else := "?"
