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

patterns contains text if some text in _table.removal

patterns contains text if some text in _table.completes_fail_path

patterns contains text if some text in _table.console_keys

patterns contains text if some text in _table.witness_first

patterns contains lower(text) if some text in slice.config.exempt

enrolment := actions.listed(_table.exempt.enrolment)

# METADATA
# description: enrolment that changes something, and so should stay with the own user
enrolment_writes := actions.listed(_table.enrolment_writes) - configured

_tolerated := actions.listed(_table.exempt.tolerated)

_all_reads := actions.listed(_table.exempt.reads)

_warned := actions.listed(_table.exempt.warned)

# METADATA
# description: IAM reads that are fine on the own user, and warned of on others
reads := ((_all_reads - enrolment) - _tolerated) - configured

# METADATA
# description: changing the own password, which needs the old one
password := actions.listed({"iam:changepassword"}) - configured

# METADATA
# description: mints a session that carries no MFA
session := actions.listed({"sts:getfederationtoken"}) - configured

# METADATA
# description: |
#   without MFA these mint or change credentials, step into a role, or alone complete an escalation path
dangerous := ((actions.listed(_table.dangerous) | actions.listed(_table.completes_fail_path)) - _built_in) - devices

# METADATA
# description: actions on MFA devices
devices := actions.listed(_table.devices)

# METADATA
# description: device actions that take the second factor away from a user
deactivation := actions.listed(_table.removal) - _built_in

# METADATA
# description: the same, and deleting a device that is not assigned
removal := actions.listed(_table.removal)

# METADATA
# description: actions with which an access key makes itself a console session
console_keys := actions.listed(_table.console_keys)

_built_in := ((enrolment | _tolerated) | _all_reads) | _warned

# METADATA
# description: what the configuration adds to the exempt set
configured := actions.listed({lower(text) | some text in slice.config.exempt}) - (dangerous | devices)

# METADATA
# description: all exempt actions
ids := _built_in | configured

# METADATA
# description: all actions that some carve-out rule names
interesting := ((((dangerous | devices) | password) | session) | reads) | enrolment_writes
