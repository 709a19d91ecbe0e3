# METADATA
# description: Groups without a guard whose members all have one.
package iamgate.judge.elsewhere

import data.iamgate.judge.slice
import data.iamgate.judge.status
import data.iamgate.judge.verdict

# METADATA
# description: failing groups with members, all of them in the plan and guarded
groups contains id if {
	some id in verdict.failing
	subject := slice.subjects[id]
	subject.kind == "group"
	subject.members_complete
	count(subject.members) > 0
	_all_guarded(subject.members)
}

_all_guarded(members) if {
	every member in members {
		_known(member) == {"planned": true, "mfa": "guarded"}
	}
}

# A member of another slice is known by name and status only.
_known(member) := slice.known[member] if {
	slice.known[member]
} else := {"planned": slice.subjects[member].planned, "mfa": status.alone[member]}

# METADATA
# description: failing groups whose members are hidden, and guarded as far as they are known
unknown contains id if {
	some id in verdict.failing
	subject := slice.subjects[id]
	subject.kind == "group"
	not subject.members_complete
	_all_guarded(subject.members)
}
