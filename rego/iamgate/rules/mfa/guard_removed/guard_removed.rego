# METADATA
# scope: package
# title: Guard removed
# description: |
#   Before this plan nothing could be done without MFA. After it a stolen password or access key is enough. A guard that
#   Terraform is told to forget counts as removed: nothing keeps it in place any more.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
#     description: "AWS: policy evaluation logic"
#   - ref: https://developer.hashicorp.com/terraform/internals/json-format
#     description: "Terraform: JSON output format"
# custom:
#   severity: error
#   message: >-
#     This plan takes the guard of {kind} {name} away: until now it was denied everything without MFA.
#   remediation: >-
#     Keep the guard, or replace it in the same plan.
#   examples:
#     fires: links/state-guard-deleted
#     quiet: links/state-unchanged
#   since: 0.1.0
package iamgate.rules.mfa.guard_removed

import data.iamgate.iam.mfa_key
import data.iamgate.judge.finding
import data.iamgate.judge.slice
import data.iamgate.judge.status
import data.iamgate.judge.twins

# METADATA
# description: users, groups and policies whose guard this plan takes away
findings contains finding.at(id, _gone(id, slice.whole), null, {}) if some id in _lost

findings contains finding.at(id, _gone(id, slice.twins.kept), null, {}) if {
	some id in _had
	not _lost[id]
	twins.statuses.kept[id] == "unguarded"
}

_had contains id if {
	some id, "guarded" in twins.statuses.before
	slice.subjects[id].kind in {"user", "group", "policy"}
}

_lost contains id if {
	some id in _had
	status.alone[id] == "unguarded"
}

# The document of the guard that is not there any more, or not as it was.
_gone(id, now) := min(gone) if {
	gone := {ref |
		some link in slice.twins.before.subjects[id].documents
		document := slice.twins.before.documents[link.id]
		_guards(document)
		not _stays(link.id, document, id, now)
		ref := {"address": document.address, "attribute": document.attribute}
	}
	count(gone) > 0
} else := {"address": slice.subjects[id].address, "attribute": null}

_guards(document) if {
	some statement in document.statements
	statement.effect == "Deny"
	some atom in statement.atoms
	mfa_key.names[atom.key]
}

_stays(key, document, id, now) if {
	some link in now.subjects[id].documents
	link.id == key
	now.documents[key] == document
}
