# METADATA
# description: |
#   What the MFA condition of one statement does by itself, whatever else the subject has.
#   Source: the truth tables of the MFA keys in AWS's condition operator reference.
package iamgate.iam.shape

import data.iamgate.judge.facts
import data.iamgate.judge.slice
import data.iamgate.judge.verdict

# METADATA
# description: |
#   what a Deny that looks at MFA does by its condition alone, by subject and index of the Deny:
#   misspelt-key, guard-inverted, guard-never-fires, guard-skips-access-keys, guard-skips-console or sound
of[id][i] := _shape(deny) if {
	some id in (verdict.judged | verdict.advised)
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

never_fires(deny) if names_nothing(deny)

# METADATA
# description: a Deny whose action element names no action
names_nothing(deny) if {
	deny.actions.but == false
	count(deny.actions.ids) == 0
}

# METADATA
# description: is it a limit on the age of MFA? It is there for old sessions and need not fire for anybody else
age_limit(deny) if {
	not names_nothing(deny)
	count(deny.mfa.unknown) == 0
	deny.mfa.stale == "holds"
}
