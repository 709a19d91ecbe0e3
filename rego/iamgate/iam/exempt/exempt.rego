# METADATA
# description: |
#   What may be done without MFA: enrolment, tolerated reads, and the actions that only warn.
#   The configuration may add actions; it can never add a dangerous one (the harness refuses, and so does this).
package iamgate.iam.exempt

import data.iamgate.iam.actions
import data.iamgate.judge.slice

_table := data.iamgate.data.mfa

# METADATA
# description: every pattern the ruleset itself names, so that they are matched once with the others
patterns contains text if some text in _table.exempt[_]

patterns contains text if some text in _table.dangerous

patterns contains text if some text in _table.devices

patterns contains text if some text in _table.completes_fail_path

patterns contains text if some text in _table.console_keys

patterns contains text if some text in _table.witness_first

patterns contains lower(text) if some text in slice.config.exempt

enrolment := actions.listed(_table.exempt.enrolment)

enrolment_writes := actions.listed(_table.enrolment_writes)

tolerated := actions.listed(_table.exempt.tolerated)

reads := actions.listed(_table.exempt.reads)

_warned := actions.listed(_table.exempt.warned)

# METADATA
# description: |
#   without MFA these mint or change credentials, step into a role, or alone complete an escalation path
dangerous := ((actions.listed(_table.dangerous) | actions.listed(_table.completes_fail_path)) - _built_in) - devices

# METADATA
# description: actions on MFA devices
devices := actions.listed(_table.devices)

console_keys := actions.listed(_table.console_keys)

_built_in := ((enrolment | tolerated) | reads) | _warned

_configured := actions.listed({lower(text) | some text in slice.config.exempt}) - (dangerous | devices)

# METADATA
# description: all exempt actions
ids := _built_in | _configured

configured := _configured
