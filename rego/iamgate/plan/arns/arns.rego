# METADATA
# description: What ARNs tell, and the documents of AWS-managed policies.
package iamgate.plan.arns

import data.iamgate.plan.envelope

# METADATA
# description: the six parts of an ARN, split at its colons; undefined for other text
parts(text) := fields if {
	startswith(text, "arn:")
	fields := split(text, ":")
	count(fields) > 5
}

# METADATA
# description: is this an AWS-managed policy?
is_managed(text) if {
	fields := parts(text)
	fields[2] == "iam"
	fields[4] == "aws"
	startswith(fields[5], "policy/")
}

# METADATA
# description: the document of an AWS-managed policy, in any partition; the table has those of the first
managed_document(text) := envelope.managed[text]

managed_document(text) := envelope.managed[commercial] if {
	not envelope.managed[text]
	commercial := concat(":", array.concat(["arn", "aws"], array.slice(parts(text), 2, count(parts(text)))))
}

# METADATA
# description: is this an account id?
is_digits(text) if regex.match(`^[0-9]{12}$`, text)

# METADATA
# description: the account id when it is known; null otherwise
known_account(label) := label if {
	is_digits(label)
} else := null

# METADATA
# description: the name and path of an IAM ARN's resource (`policy/team/p` is [`/team/`, `p`])
path_and_name(text) := [path, name] if {
	fields := parts(text)
	steps := split(concat(":", array.slice(fields, 5, count(fields))), "/")
	count(steps) > 1
	name := steps[count(steps) - 1]
	path := concat("/", array.concat(array.concat([""], array.slice(steps, 1, count(steps) - 1)), [""]))
}

# METADATA
# description: may a resource in an account known by this label be the one that a literal ARN names?
may_be_account(label, _) if not is_digits(label)

may_be_account(label, text) if {
	is_digits(label)
	label == parts(text)[4]
}
