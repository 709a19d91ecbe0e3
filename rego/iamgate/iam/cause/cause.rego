# METADATA
# description: |
#   Names why a guard does not guard: the one place that classifies statements. Rules select a cause and add
#   parameters. Source: the truth tables of the MFA keys in AWS's condition operator reference.
package iamgate.iam.cause

import data.iamgate.iam.carve_out
import data.iamgate.iam.hole
import data.iamgate.iam.narrowed
import data.iamgate.iam.sets
import data.iamgate.iam.shape
import data.iamgate.judge.applicable
import data.iamgate.judge.facts
import data.iamgate.judge.in_force
import data.iamgate.judge.probe
import data.iamgate.judge.slice
import data.iamgate.judge.verdict

# METADATA
# description: |
#   Guard causes of Denies, by subject and index: {cause, severity, request}. Errors where the subject fails,
#   warnings where it passes without the statement. `request` is a hole, or null.
of[id][i] := object.union({"cause": kind}, _finding(id, i, kind)) if {
	some id, shapes in shape.of
	not verdict.unsettled[id]
	some i, kind in shapes
	kind in {"guard-never-fires", "guard-skips-access-keys", "guard-skips-console"}
}

of[id][widest] := {"cause": "guard-narrowed", "severity": "error", "request": object.get(narrowed.open, id, _any_open(id))} if {
	widest := _blamed[id]
}

of[id][i] := {"cause": "guard-narrowed", "severity": "warning", "request": null} if {
	slice.config.profile == "all-sessions"
	some id, shapes in shape.of
	some i, "sound" in shapes
	_spares_services(facts.of[id].denies[i])
	not _is_blamed(id, i)
}

# The widest of the sound ones is the one that was meant to cover what they leave.
_blamed[id] := narrowed.widest[id] if narrowed.open[id]

_is_blamed(id, i) if i == _blamed[id]

_spares_services(deny) if {
	"aws:viaawsservice" in deny.keys
	deny.rest == "holds"
}

_finding(id, i, "guard-never-fires") := {"severity": "error", "request": _any_open(id)} if {
	verdict.failing[id]
	not _only_for_old_sessions(id, i)
} else := {"severity": "warning", "request": null} if {
	not verdict.failing[id]
	not shape.age_limit(facts.of[id].denies[i])
}

_finding(id, i, kind) := {"severity": "error", "request": _open_in(id, i, _missing[kind])} if {
	kind in {"guard-skips-access-keys", "guard-skips-console"}
	verdict.failing[id]
	not probe.covered_by_others(id, i, _missing[kind])
} else := {"severity": "warning", "request": null} if {
	kind in {"guard-skips-access-keys", "guard-skips-console"}
	not verdict.failing[id]
	applicable.ids[id]
	probe.passes_without(id, i)
} else := {"severity": "warning", "request": null} if {
	kind in {"guard-skips-access-keys", "guard-skips-console"}
	verdict.advised[id]
	not probe.covered_by_others(id, i, _missing[kind])
}

_missing := {"guard-skips-access-keys": "absent", "guard-skips-console": "false"}

# Beside a guard, a limit on the age of MFA is an addition; without one it is what should have been the guard.
_only_for_old_sessions(id, i) if {
	shape.age_limit(facts.of[id].denies[i])
	not narrowed.within[id][i]
}

# What the Deny would stop if it fired in the state; else anything that is open in it.
_open_in(id, i, state) := _first(array.concat(
	[request |
		subject := facts.of[id]
		some grant in facts.grants[id]
		grant.truth[state] != "fails"
		standing := [subject.denies[j] | some j in in_force.indexes(subject.denies, grant, {state})]
		found := hole.of(probe.within(grant, subject.denies[i]), verdict.guarded_actions, standing, subject.who)
		found.resource != null
		request := {"grant": grant, "state": state, "hole": found}
	],
	array.concat([row | some row in probe.requests[id]; row.state == state], probe.requests[id]),
))

_any_open(id) := _first(probe.requests[id])

_first(list) := array.concat(list, [null])[0]

# METADATA
# description: |
#   Allows that let people in without MFA though they test it, by subject and index among all that grants (a
#   boundary too)
allow_if_exists[id][i] := request if {
	some id in verdict.failing
	some i, allow in facts.of[id].granting
	allow.mfa.looks
	not shape.inverted_allow(allow)
	request := [request |
		some request in probe.requests[id]
		request.state in slice.required
		some by in request.grant.by
		by.ref == allow.ref
		allow.mfa.states[request.state] == "holds"
	][0]
}

_tests_mfa(id) if {
	some allow in facts.of[id].granting
	allow.mfa.looks
}

# METADATA
# description: failing subjects that an error on a statement already explains
explained contains id if {
	some id in verdict.failing
	some finding in _errors[id]
	finding
}

_errors[id] contains true if {
	some id in verdict.failing
	some kind in shape.of[id]
	kind in {"misspelt-key", "guard-inverted"}
}

_errors[id] contains true if {
	some id in verdict.failing
	some i, kind in shape.of[id]
	_finding(id, i, kind).severity == "error"
}

_errors[id] contains true if {
	some id in verdict.failing
	narrowed.open[id]
}

_errors[id] contains true if {
	some id, _ in allow_if_exists
}

_errors[id] contains true if {
	some id in verdict.failing
	some allow in facts.of[id].granting
	shape.inverted_allow(allow)
	sets.overlap(allow.actions, verdict.guarded_actions)
}

_errors[id] contains true if {
	some id in verdict.failing
	count(carve_out.errors[id]) > 0
}

# METADATA
# description: |
#   the fall-back, once per failing subject that nothing else explains: allow-only if an Allow tests MFA, else no-guard
fallback[id] := _fallback(id) if {
	some id in verdict.failing
	not explained[id]
	not _blamed[id]
}

_fallback(id) := "allow-only" if {
	_tests_mfa(id)
} else := "no-guard"
