# METADATA
# description: |
#   What the judge is handed: all that a plan says, as plain JSON. Nothing after this knows Terraform or reads the
#   plan again, so a part of it, with the subjects that are judged together, can be judged by itself.
package iamgate.plan.handover

import data.iamgate.plan.changes
import data.iamgate.plan.completeness
import data.iamgate.plan.documents
import data.iamgate.plan.envelope
import data.iamgate.plan.harmless
import data.iamgate.plan.hidden
import data.iamgate.plan.model
import data.iamgate.plan.opaque
import data.iamgate.plan.origin
import data.iamgate.plan.people
import data.iamgate.plan.recovered
import data.iamgate.plan.resources
import data.iamgate.plan.twins

# METADATA
# description: |
#   all of it: `alone`, with an `age` for each subject and the twins of the plan (package plan.twins)
whole := object.union(alone, {
	"subjects": {id: object.union(subject, {"age": twins.age[id]}) | some id, subject in alone.subjects},
	"age": twins.age_of_plan,
	"twins": twins.of,
})

# METADATA
# description: |
#   {config, subjects: {id: subject}, bare: {id: subject}, documents: {id: document}, hidden, opaque, problems, devices,
#   overruled, sensitive, harmless, assumed, resource_changes}. `sensitive` lists [address, attribute] of what the plan marks so. Undefined without a plan
alone := {
	"config": envelope.config,
	"subjects": model.subjects,
	"bare": model.bare,
	"documents": model.read,
	"hidden": {
		"open": sort({_as_written(entry) | some entry in hidden.open} | resources.hidden),
		"malformed": sort(hidden.malformed),
		"external": sort({_as_written(entry) | some entry in hidden.external}),
		"holes": sort({_as_written(entry) | some entry in hidden.holes}),
	},
	"opaque": [way | some way in opaque.found],
	"problems": sort(completeness.problems),
	"allow_incomplete": envelope.allow_incomplete,
	"devices": sort(people.devices),
	"overruled": sort(people.overruled),
	"sensitive": sort(_sensitive),
	"harmless": sort(harmless.texts),
	"assumed": sort(_assumed),
	"resource_changes": changes.count_all,
} if {
	envelope.plan
}

_assumed contains {"address": position.address, "attribute": position.attribute, "document": recovered.name(key)} if {
	some key in origin.assumed
	position := documents.positions[key]
}

# A resource that is several to the ruleset is one to its author.
_as_written(entry) := object.union(entry, {
	"address": carrier.shown,
	"attribute": object.get(carrier.written.attributes, entry.attribute, entry.attribute),
	"subject": _subject(entry, carrier),
}) if {
	carrier := changes.live[entry.address]
	carrier.written
} else := entry

_subject(entry, carrier) := carrier.shown if {
	entry.subject == entry.address
} else := entry.subject

_sensitive contains [position.address, position.attribute] if {
	some key in documents.sensitive
	position := documents.positions[key]
}
