# METADATA
# description: What else the plan says of a principal, and whether it is a person or a machine.
package iamgate.plan.people

import data.iamgate.iam.pattern
import data.iamgate.plan.bearers
import data.iamgate.plan.changes
import data.iamgate.plan.envelope
import data.iamgate.plan.principals
import data.iamgate.plan.references

# METADATA
# description: access keys and console logins planned for a user, by the address of the user
access_keys := _access_keys

_access_keys[user] contains address if {
	some address, _ in changes.of_type("aws_iam_access_key")
	some user in bearers.of[address].user.addresses
}

logins := _logins

_logins[user] contains address if {
	some address, _ in changes.of_type("aws_iam_user_login_profile")
	some user in bearers.of[address].user.addresses
}

# Whose login or device it is, the plan does not say: it may be anybody's.
_stray if {
	some address, _ in changes.of_type("aws_iam_user_login_profile")
	not bearers.of[address].user.complete
}

_stray if {
	some address in _unnamed_devices
	not _users_of(changes.live[address]).only
}

# METADATA
# description: virtual MFA devices that the plan manages
devices := object.keys(changes.of_type("aws_iam_virtual_mfa_device"))

# A device goes by the name of its user.
_with_device contains address if {
	some address, principal in principals.all
	principal.kind == "user"
	lower(principal.name) in _device_names
}

_with_device contains address if {
	some device in _unnamed_devices
	some address in _users_of(changes.live[device]).found
}

_device_names := {lower(changes.live[address].value.virtual_mfa_device_name) | some address in devices}

_unnamed_devices := {address |
	some address in devices
	not is_string(object.get(changes.live[address].value, "virtual_mfa_device_name", null))
}

_users_of(device) := references.resolve(device, "virtual_mfa_device_name", "aws_iam_user")

# METADATA
# description: users whose planned login must change its password first (the provider's default is yes)
resets contains user if {
	some user, addresses in logins
	some address in addresses
	object.get(changes.live[address].value, "password_reset_required", null) == true
}

# METADATA
# description: does a configured list of globs (`user/ci-*`) name this principal?
configured(list, kind, name) if {
	some glob in object.get(envelope.config, ["principals", list], [])
	is_string(name)
	pattern.matches(glob, concat("/", [kind, name]))
}

# A robot that may sign in to the console, or has a device, is a person all the same.
_human_anyway(address) if logins[address]

_human_anyway(address) if address in _with_device

_human_anyway(address) if {
	_stray
	principals.all[address].kind == "user"
}

# METADATA
# description: machine principals of the configuration
machine(address, kind, name) if {
	configured("machine", kind, name)
	not configured("human", kind, name)
	not _human_anyway(address)
}

# METADATA
# description: said to be machines, judged as people because of a login or a device
overruled contains address if {
	some address, principal in principals.all
	configured("machine", principal.kind, principal.name)
	_human_anyway(address)
}
