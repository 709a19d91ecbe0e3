# METADATA
# description: The MFA verdict of each subject in one word.
package iamgate.judge.status

import data.iamgate.judge.admission
import data.iamgate.judge.applicable
import data.iamgate.judge.slice
import data.iamgate.judge.twins
import data.iamgate.judge.verdict

# METADATA
# description: |
#   guarded, unguarded, not-applicable or unverifiable, whatever the unknown parts of documents become
of[id] := word if {
	some id, worst in alone
	word := _joined(worst, _best(id, worst))
}

_best(id, worst) := twins.statuses.certain[id] if {
	twins.statuses.certain[id]
} else := "not-applicable" if {
	id in slice.twins.certain.absent
} else := worst

# The worst and the best that it may be.
_joined(word, word) := word

_joined(worst, best) := worst if {
	worst != best
	worst in {"guarded", "not-applicable"}
}

_joined(worst, best) := "unverifiable" if {
	worst != best
	not worst in {"guarded", "not-applicable"}
}

# METADATA
# description: the same in this reading of the plan
alone[id] := _status(id) if some id, _ in slice.subjects

_status(id) := admission.status[id] if {
	admission.status[id]
} else := "guarded" if {
	slice.subjects[id].guarded_elsewhere
} else := "not-applicable" if {
	not verdict.judged[id]
} else := "unverifiable" if {
	verdict.unsettled[id]
} else := "unguarded" if {
	verdict.failing[id]
} else := "guarded" if {
	applicable.ids[id]
} else := "guarded" if {
	count(slice.subjects[id].unread) > 0
} else := "not-applicable"
