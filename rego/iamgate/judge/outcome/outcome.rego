# METADATA
# description: |
#   The decision table: what IAM says to each request, as far as the plan shows the policies. What a document that
#   cannot be read may allow or deny leaves only what is denied in any case.
package iamgate.judge.outcome

import data.iamgate.iam.exempt
import data.iamgate.iam.instance
import data.iamgate.judge.decision
import data.iamgate.judge.entrance
import data.iamgate.judge.named
import data.iamgate.judge.slice
import data.iamgate.judge.somewhere

_kinds := {"user", "group", "role", "permission-set", "policy"}

# Sessions of roles carry no MFA.
_of_sessions := {"role", "permission-set"}

# METADATA
# description: ids of those that can be asked about
principals := {id |
	some id, bearer in slice.bearers
	bearer.kind in _kinds
	not slice.context[id]
}

# METADATA
# description: the states that a principal can be in, those with MFA first
states(id) := ["false"] if {
	slice.bearers[id].kind in _of_sessions
} else := ["true", "false", "absent"]

# METADATA
# description: the actions that are asked about when none is named, those with which rights or credentials are had
catalogue := exempt.dangerous

# METADATA
# description: |
#   {decision, because, keys, resource} of a request; the resource "*" stands for some resource. Actions without
#   resource level are always asked on it. A role of the plan has to trust who asks to become it
of(id, action, text, state) := _told(
	id, asked, {
		"decision": "implicitly-denied",
		"because": [],
		"keys": set(),
		"resource": text,
	},
	true,
) if {
	action == "sts:assumerole"
	text != "*"
	entrance.shuts_out(id, text, state)
	asked := decision.bearing(id, action, state)
	not named.on(asked, text).decision == "denied"
} else := _told(id, asked, named.on(asked, text), true) if {
	text != "*"
	asked := decision.bearing(id, action, state)
	not instance.fixed(action, asked.who)
} else := _told(id, asked, somewhere.best(asked), false) if {
	asked := decision.bearing(id, action, state)
}

_told(id, asked, ruled, concrete) := ruled if {
	not _is_blind(id)
	not _is_unbounded(id)
} else := ruled if {
	_is_denied_anyway(asked, ruled, concrete)
} else := ruled if {
	not _is_blind(id)
	ruled.decision in {"denied", "implicitly-denied"}
} else := {"decision": "unverifiable", "because": [], "keys": set(), "resource": ruled.resource}

_is_unbounded(id) if slice.bearers[id].unread_boundary

_is_blind(id) if count(slice.bearers[id].unread) > 0

_is_blind(id) if slice.bearers[id].kind in hidden_kinds

# METADATA
# description: kinds of principals of which everybody may have policies that the plan does not show
hidden_kinds contains kind if {
	some entry in slice.hidden.open
	entry.reason == "hidden-principal"
	some kind in _touched[entry.attribute]
}

hidden_kinds contains "user" if {
	some entry in slice.hidden.open
	entry.reason == "hidden-members"
}

hidden_kinds contains kind if {
	some kind in _kinds
	count(slice.problems) > 0
	not slice.allow_incomplete
}

_touched := {
	"user": {"user"}, "users": {"user"},
	"group": {"user", "group"}, "groups": {"user", "group"},
	"role": {"role"}, "roles": {"role"},
	"permission_set_arn": {"permission-set"},
}

_is_denied_anyway(asked, ruled, true) if {
	some entry in ruled.because
	entry.effect == "Deny"
	ruled.decision == "denied"
	entry.truth[asked.state] == "holds"
}

_is_denied_anyway(asked, ruled, false) if {
	ruled.decision == "denied"
	somewhere.closed(asked)
}
