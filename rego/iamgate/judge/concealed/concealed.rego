# METADATA
# description: |
#   What the plan does not show, as far as it matters for the verdicts. Source of what is hidden: package plan.hidden.
package iamgate.judge.concealed

import data.iamgate.judge.elsewhere
import data.iamgate.judge.slice
import data.iamgate.judge.verdict

# METADATA
# description: what leaves a subject unverifiable, {subject, kind, address, attribute, reason}
open contains object.remove(entry, {"id", "when"}) if {
	some entry in slice.hidden.open
	_matters(entry.when)
}

_matters({"unsettled": null, "unknown": null, "unless_unknown": groups}) if {
	every id in groups { not id in elsewhere.unknown }
}

_matters(condition) if verdict.unsettled[condition.unsettled]

_matters(condition) if elsewhere.unknown[condition.unknown]

# METADATA
# description: documents that are none, {subject, kind, address, attribute, problems}
malformed contains object.remove(entry, {"id"}) if some entry in slice.hidden.malformed

# METADATA
# description: attached ARNs outside the plan, {subject, kind, address, attribute, arn, severity}
external contains object.union(object.remove(entry, {"id"}), {"severity": _severity(entry.id)}) if {
	some entry in slice.hidden.external
}

_severity(id) := "error" if {
	verdict.judged[id]
	not verdict.guarded_whatever[id]
} else := "warning"
