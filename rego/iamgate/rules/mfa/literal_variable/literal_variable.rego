# METADATA
# scope: package
# title: Policy variable read as plain text
# description: |
#   Policy variables are read in documents of Version 2012-10-17 only. In older ones, and without a Version, the
#   variable is text that no name and no ARN holds.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
#     description: "AWS: Version element"
# custom:
#   severity: error
#   message: >-
#     {place} of {kind} {name} uses a policy variable, but its document has no Version 2012-10-17: the variable is
#     read as plain text.
#   remediation: >-
#     Set Version to 2012-10-17.
#   examples:
#     fires: mfa/a-policy-variable-in-an-old-version-is-literal
#     quiet: mfa/an-old-version-without-variables-is-fine
#   since: 0.1.0
package iamgate.rules.mfa.literal_variable

import data.iamgate.judge.facts
import data.iamgate.judge.finding
import data.iamgate.judge.slice
import data.iamgate.judge.verdict

# METADATA
# description: documents of an old version with a variable, at the first statement that has one
findings contains found if {
	some id in verdict.asked
	entries := facts.of[id].entries
	some document in {entry.document | some entry in entries}
	first := min(_literal[document])
	some entry in entries
	entry.document == document
	entry.ref.statement == first
	found := finding.on(id, entry, null, {})
}

# Indexes of statements, by document.
_literal[document] contains statement.index if {
	some document, read in slice.documents
	some statement in read.statements
	not statement.variables
	some text in _texts(statement)
	contains(text, "${")
	regex.match(`\$\{[A-Za-z0-9-]+:`, text)
}

_texts(statement) := array.concat(
	statement.resources.patterns,
	[value | some atom in statement.atoms; some value in atom.values],
)
