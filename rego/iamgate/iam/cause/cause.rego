# METADATA
# description: |
#   Names why a guard does not guard: the one place that classifies statements. Rules select a cause and add
#   parameters. Source: the truth tables of the MFA keys in AWS's condition operator reference.
package iamgate.iam.cause

import data.iamgate.iam.carve_out
import data.iamgate.iam.hole
import data.iamgate.iam.sets
import data.iamgate.judge.facts
import data.iamgate.judge.probe
import data.iamgate.judge.slice
import data.iamgate.judge.verdict

# METADATA
# description: |
#   what a Deny that looks at MFA does by its condition alone, by subject and index of the Deny:
#   misspelt-key, guard-inverted, guard-never-fires, guard-skips-access-keys, guard-skips-console or sound
shape[id][i] := _shape(deny) if {
	some id in verdict.judged
	some i, deny in facts.of[id].denies
	_guard_like(deny)
}

_guard_like(deny) if deny.mfa.looks

_guard_like(deny) if count(deny.mfa.misspelt) > 0

_shape(deny) := "misspelt-key" if {
	count(deny.mfa.misspelt) > 0
} else := "guard-never-fires" if {
	count(deny.mfa.unknown) > 0
} else := "guard-inverted" if {
	inverted_deny(deny)
} else := "guard-never-fires" if {
	never_fires(deny)
} else := "guard-skips-access-keys" if {
	deny.mfa.states["false"] == "holds"
	deny.mfa.states.absent == "fails"
	"absent" in slice.required
} else := "guard-skips-console" if {
	deny.mfa.states.absent == "holds"
	deny.mfa.states["false"] == "fails"
} else := "sound"

# METADATA
# description: does the MFA condition, alone, deny those with MFA and spare some without?
inverted_deny(deny) if {
	deny.mfa.looks
	deny.mfa.states["true"] == "holds"
	"fails" in {deny.mfa.states["false"], deny.mfa.states.absent}
}

# METADATA
# description: does the MFA condition, alone, admit some without MFA and nobody with it?
inverted_allow(allow) if {
	allow.mfa.looks
	allow.mfa.states["true"] == "fails"
	"holds" in {allow.mfa.states["false"], allow.mfa.states.absent}
}

# METADATA
# description: a Deny that denies nothing to those without MFA
never_fires(deny) if {
	deny.mfa.states["false"] == "fails"
	deny.mfa.states.absent == "fails"
}

never_fires(deny) if _names_nothing(deny)

_names_nothing(deny) if {
	deny.actions.but == false
	count(deny.actions.ids) == 0
}

# A limit on the age of MFA is there for old sessions; it need not fire for anybody else.
_age_limit(deny) if {
	not _names_nothing(deny)
	count(deny.mfa.unknown) == 0
	deny.mfa.stale == "holds"
}

# METADATA
# description: |
#   Guard causes of Denies, by subject and index: {cause, severity, request}. Errors where the subject fails,
#   warnings where it passes without the statement. `request` is a hole, or null.
of[id][i] := object.union({"cause": kind}, _finding(id, i, kind)) if {
	some id, shapes in shape
	not id in verdict.unsettled
	some i, kind in shapes
	kind in {"guard-never-fires", "guard-skips-access-keys", "guard-skips-console"}
}

of[id][widest] := {"cause": "guard-narrowed", "severity": "error", "request": object.get(_narrowed, id, _any_open(id))} if {
	widest := _blamed[id]
}

of[id][i] := {"cause": "guard-narrowed", "severity": "warning", "request": null} if {
	slice.config.profile == "all-sessions"
	some id, shapes in shape
	some i, "sound" in shapes
	_spares_services(facts.of[id].denies[i])
	not _is_blamed(id, i)
}

_is_blamed(id, i) if i == _blamed[id]

_spares_services(deny) if {
	"aws:viaawsservice" in deny.keys
	deny.rest == "holds"
}

_finding(id, i, "guard-never-fires") := {"severity": "error", "request": _any_open(id)} if {
	id in verdict.failing
	not _only_for_old_sessions(id, i)
} else := {"severity": "warning", "request": null} if {
	not id in verdict.failing
	not _age_limit(facts.of[id].denies[i])
}

_finding(id, i, kind) := {"severity": "error", "request": _open_in(id, i, _missing[kind])} if {
	kind in {"guard-skips-access-keys", "guard-skips-console"}
	id in verdict.failing
	not probe.covered_by_others(id, i, _missing[kind])
} else := {"severity": "warning", "request": null} if {
	kind in {"guard-skips-access-keys", "guard-skips-console"}
	not id in verdict.failing
	id in verdict.applicable
	probe.passes_without(id, i)
}

_missing := {"guard-skips-access-keys": "absent", "guard-skips-console": "false"}

_only_for_old_sessions(id, i) if {
	_age_limit(facts.of[id].denies[i])
	some j, kind in shape[id]
	j != i
	kind in {"sound", "guard-skips-access-keys", "guard-skips-console"}
}

# What the Deny would stop if it fired in the state; else anything that is open in it.
_open_in(id, i, state) := _first(array.concat(
	[request |
		subject := facts.of[id]
		some grant in facts.grants[id]
		grant.truth[state] != "fails"
		standing := [subject.denies[j] | some j in verdict.standing(subject.denies, grant, {state})]
		found := hole.of(probe.within(grant, subject.denies[i]), verdict.guarded_actions, standing, subject.who)
		found.resource != null
		request := {"grant": grant, "state": state, "hole": found}
	],
	array.concat([row | some row in requests[id]; row.state == state], requests[id]),
))

_any_open(id) := _first(requests[id])

_first(list) := array.concat(list, [null])[0]

# METADATA
# description: |
#   requests that really exist, by subject, those of states of the profile first: [{grant, state, hole}]
requests[id] := [request |
	some state in probe.order
	some row in verdict.open[id]
	row.state == state
	_same_when_required(row)
	request := {"grant": row.grant, "state": state, "hole": row.hole}
] if {
	some id in verdict.failing
}

# A request of a state of the profile is open in that state itself.
_same_when_required(row) if row.state == row.required

_same_when_required(row) if not row.state in slice.required

# Requests of states of the profile that would be open even if every Deny that skips a state fired in it too,
# carve-outs that a rule of their own names aside: what a sound Deny leaves.
_narrowed[id] := requests[0] if {
	some id in verdict.failing
	count(_candidates[id]) > 0
	requests := [request |
		some state in probe.required
		some grant in facts.grants[id]
		grant.truth[state] != "fails"
		subject := facts.of[id]
		certain := verdict.standing(subject.denies, grant, {state})
		indexes := certain | _repaired(id, grant, state)
		wanted := sets.without(verdict.guarded_actions, {"but": false, "ids": carve_out.named[id]})
		found := hole.of(grant, wanted, [subject.denies[i] | some i in indexes], subject.who)
		found.resource != null
		request := {"grant": grant, "state": state, "hole": found}
	]
}

_repaired(id, grant, state) := {i |
	some i, kind in shape[id]
	kind in {"guard-skips-access-keys", "guard-skips-console"}
	some firing in (slice.required | {"false", "absent"})
	firing != state
	i in verdict.standing(facts.of[id].denies, grant, {firing})
}

_candidates[id] := {i | some i, "sound" in shape[id]} if some id in verdict.failing

# The widest of the sound ones is the one that was meant to cover it.
_blamed[id] := [rank[1] |
	some rank in sort([[_width(facts.of[id].denies[i]), i] | some i in _candidates[id]])
][0] if {
	_narrowed[id]
}

# Nothing else explains the failure: the widest guard leaves it open.
_blamed[id] := [rank[1] |
	some rank in sort([[_width(facts.of[id].denies[i]), i] | some i in _candidates[id]])
][0] if {
	some id in verdict.failing
	not _narrowed[id]
	not id in explained
	count(_candidates[id]) > 0
	not _tests_mfa(id)
}

_width(deny) := [_rank[deny.element.full], 0 - 1000000] if deny.actions.but

_width(deny) := [_rank[deny.element.full], 0 - count(deny.actions.ids)] if not deny.actions.but

_rank := {true: 0, false: 1}

# METADATA
# description: Allows that let people in without MFA though they test it, by subject and index of the Allow
allow_if_exists[id][i] := request if {
	some id in verdict.failing
	some i, allow in facts.of[id].allows
	allow.mfa.looks
	not inverted_allow(allow)
	request := [request |
		some request in requests[id]
		request.state in slice.required
		request.grant.allow.ref == allow.ref
		allow.mfa.states[request.state] == "holds"
	][0]
}

_tests_mfa(id) if {
	some allow in facts.of[id].allows
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
	some kind in shape[id]
	kind in {"misspelt-key", "guard-inverted"}
}

_errors[id] contains true if {
	some id in verdict.failing
	some i, kind in shape[id]
	_finding(id, i, kind).severity == "error"
}

_errors[id] contains true if {
	some id in verdict.failing
	_narrowed[id]
}

_errors[id] contains true if {
	some id, _ in allow_if_exists
}

_errors[id] contains true if {
	some id in verdict.failing
	some allow in facts.of[id].allows
	inverted_allow(allow)
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
	not id in explained
	not _blamed[id]
}

_fallback(id) := "allow-only" if {
	_tests_mfa(id)
} else := "no-guard"
