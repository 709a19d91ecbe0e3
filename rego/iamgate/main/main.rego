# METADATA
# description: |
#   The entrypoints. `report` is the whole way: model, judge, settle, and the words. Of a plan with many subjects the
#   harness takes the `model` apart and has each slice judged by itself: its `statuses`, where another slice asks for
#   them, and its `report`; `access` is the decision table. All are undefined when the input holds no plan or a data table is missing, and undefined is
#   never "nothing found".
package iamgate.main

import data.iamgate.iam.mfa_key
import data.iamgate.judge.folding
import data.iamgate.judge.slice
import data.iamgate.judge.status
import data.iamgate.main.table
import data.iamgate.main.words
import data.iamgate.settle.compared

# METADATA
# description: |
#   {resourceChanges, subjects, findings, assumptions}; see the report's JSON Schema for their members
# entrypoint: true
report := {
	"resourceChanges": object.get(slice.whole, "resource_changes", 0),
	"subjects": [subject | some subject in _subjects],
	"findings": [finding | some finding in _findings],
	"assumptions": sort(_assumptions),
} if {
	slice.whole
	_tables_present
}

# METADATA
# description: all that a plan says, see package plan.handover
# entrypoint: true
model := slice.whole if _tables_present

# METADATA
# description: |
#   what other slices need to know of subjects, {id: {planned, mfa}}
# entrypoint: true
statuses := {id: {"planned": subject.planned, "mfa": status.alone[id]} |
	some id, subject in slice.subjects
	not slice.context[id]
} if {
	slice.whole
	_tables_present
}

# METADATA
# description: |
#   {resourceChanges, principals, decisions}: who can do what in which MFA state, see package main.table. `input.iamgate.access` asks
# entrypoint: true
access := {
	"resourceChanges": object.get(slice.whole, "resource_changes", 0),
	"principals": table.principals,
	"decisions": table.decisions,
} if {
	slice.whole
	_tables_present
}

_tables_present if {
	count(data.iamgate.data.actions.services) > 0
	count(data.iamgate.data.actions.types) > 0
	count(data.iamgate.data.mfa.exempt) > 0
	count(data.iamgate.data.carriers.documents) > 0
	count(data.iamgate.data.carriers.identity) > 0
	count(data.iamgate.data.carriers.links) > 0
	count(data.iamgate.data.catalogue.paths) > 0
	count(data.iamgate.data.rules) > 0
	count(data.iamgate.data.text.because) > 0
	is_object(data.iamgate.data.managed.policies)
}

_subjects contains {
	"kind": subject.kind,
	"address": subject.address,
	"name": subject.name,
	"mfa": status.of[id],
	"escalation": sort(object.keys(object.get(folding.told, id, {}))),
} if {
	some id, subject in slice.subjects
	not slice.context[id]
	subject.kind != "resource-policy"
}

_findings contains words.filled(finding) if some finding in compared.findings

_assumptions contains words.text.assumptions["not-judged"]

_assumptions contains words.text.assumptions["not-yet"]

_assumptions contains words.text.assumptions["console-only"] if slice.config.profile == "console-only"

_assumptions contains words.fill(words.text.assumptions.time, {"seconds": format_int(mfa_key.age_seconds, 10)})

_assumptions contains words.fill(words.text.assumptions.tables, {
	"actions": data.iamgate.data.actions.generated,
	"managed": data.iamgate.data.managed.generated,
})

_assumptions contains words.fill(words.text.assumptions.overruled, {"address": address}) if {
	some address in slice.overruled
}

_assumptions contains words.fill(words.text.assumptions.direct, {"places": words.short([place |
	some assumed in slice.whole.assumed
	place := words.fill(words.text.places.document, assumed)
])}) if {
	count(slice.whole.assumed) > 0
}

_assumptions contains words.fill(words.text.assumptions.guarded, {"address": subject.address}) if {
	some subject in slice.subjects
	subject.guarded_elsewhere
}

_assumptions contains words.fill(words.text.assumptions.machine, {"address": subject.address}) if {
	some subject in slice.subjects
	subject.machine
}
