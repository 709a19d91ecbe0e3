# METADATA
# description: |
#   Condition keys that really limit who may come: a positive operator that needs the key, and no value that admits
#   all there is.
package iamgate.iam.limit

import data.iamgate.iam.pattern

# METADATA
# description: keys that conditions of an Allow limit
allowed(atoms) := {atom.key | some atom in atoms; not atom.operator.negated; _limits(atom)}

# METADATA
# description: keys that a Deny limits by itself, with one negated condition; all else is denied
denied(atoms) := {atom.key |
	count(atoms) == 1
	some atom in atoms
	atom.operator.negated
	_limits(atom)
}

_limits(atom) if {
	not atom.operator.family in {"null", "unknown"}
	_needs_key(atom.operator)
	atom.operator.quantifier != "forallvalues:"
	count(atom.values) > 0
	every text in atom.values { not _is_wide(atom, text) }
}

# A negated operator holds without the key as well, IfExists or not: a Deny meets those who lack it.
_needs_key(operator) if operator.negated

_needs_key(operator) if not operator.if_exists

_is_wide(atom, text) if {
	atom.operator.family in {"like", "arn"}
	regex.match(`^(arn:)?[*:]+$`, text)
}

_is_wide(atom, text) if {
	atom.operator.family in {"like", "arn"}
	atom.key == "aws:sourcearn"
	regex.match(`:trust-anchor/\*+$`, text)
}

_is_wide(atom, text) if {
	atom.operator.family == "like"
	is_subject(atom.key)
	pattern.is_wild(text)
	_names_no_subject(text)
}

# METADATA
# description: is this the key of who a token was issued to?
is_subject(key) if endswith(key, ":sub")

is_subject(key) if key in {"graph.facebook.com:id", "www.amazon.com:user_id"}

# Where anybody may be a tenant, what stands before the first wildcard has to name one: `repo:org/`, not `repo:org*`,
# which is the beginning of other names too. The tenants of a cluster are its own.
_names_no_subject(text) if {
	startswith(text, _cluster)
	regex.match(`^[*?:]*$`, trim_prefix(text, _cluster))
}

_names_no_subject(text) if {
	regex.match(`^(repo|project_path):`, text)
	not regex.match(`^[a-z_]+:[^/]+/`, pattern.literal_prefix(text))
}

_names_no_subject(text) if {
	not startswith(text, _cluster)
	regex.match(`^([A-Za-z_]+:)?$`, pattern.literal_prefix(text))
}

_cluster := "system:serviceaccount:"
