# METADATA
# description: Subjects that could be read and still not be decided.
package iamgate.judge.unsettled

import data.iamgate.judge.slice
import data.iamgate.judge.verdict

# METADATA
# description: by subject, a grant and its Denies that overlap without an answer
overlaps[id] := verdict.undecided[id][0] if {
	some id in verdict.unsettled
	subject := slice.subjects[id]
	count(subject.unread) == 0
	not subject.unread_boundary
	count(verdict.open[id]) == 0
}
