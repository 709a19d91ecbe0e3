# METADATA
# description: |
#   The entrypoint: model, judge, settle, and the words. `report` is undefined when the input holds no plan or a data
#   table is missing, and undefined is never "nothing found".
package iamgate.main

import data.iamgate.iam.mfa_key
import data.iamgate.judge.slice
import data.iamgate.judge.verdict
import data.iamgate.main.words
import data.iamgate.plan.changes
import data.iamgate.plan.envelope
import data.iamgate.plan.people
import data.iamgate.settle

# METADATA
# description: |
#   {resourceChanges, subjects, findings, assumptions}; see the report's JSON Schema for their members
# entrypoint: true
report := {
	"resourceChanges": changes.count_all,
	"subjects": [subject | some subject in _subjects],
	"findings": [finding | some finding in _findings],
	"assumptions": sort(_assumptions),
} if {
	envelope.plan
	_tables_present
}

_tables_present if {
	count(data.iamgate.data.actions.services) > 0
	count(data.iamgate.data.actions.types) > 0
	count(data.iamgate.data.mfa.exempt) > 0
	count(data.iamgate.data.rules) > 0
	count(data.iamgate.data.text.because) > 0
	is_object(data.iamgate.data.managed.policies)
}

_subjects contains {
	"kind": subject.kind,
	"address": subject.address,
	"name": subject.name,
	"mfa": verdict.status[id],
	"escalation": [],
} if {
	some id, subject in slice.subjects
}

_findings contains words.filled(finding) if some finding in settle.findings

_assumptions contains words.text.assumptions["not-judged"]

_assumptions contains words.text.assumptions["not-yet"]

_assumptions contains words.text.assumptions["console-only"] if slice.config.profile == "console-only"

_assumptions contains words.fill(words.text.assumptions.time, {"seconds": format_int(mfa_key.age_seconds, 10)})

_assumptions contains words.fill(words.text.assumptions.tables, {
	"actions": data.iamgate.data.actions.generated,
	"managed": data.iamgate.data.managed.generated,
})

_assumptions contains words.fill(words.text.assumptions.overruled, {"address": address}) if {
	some address in people.overruled
}

_assumptions contains words.fill(words.text.assumptions.guarded, {"address": subject.address}) if {
	some subject in slice.subjects
	subject.guarded_elsewhere
}

_assumptions contains words.fill(words.text.assumptions.machine, {"address": subject.address}) if {
	some subject in slice.subjects
	subject.machine
}
