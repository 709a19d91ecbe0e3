# METADATA
# description: |
#   Does a Deny that is for everybody stop sessions of roles as well? They carry no MFA, and aws:PrincipalArn is the
#   ARN of the role. Source: AWS, "AWS global condition context keys".
package iamgate.iam.role_session

import data.iamgate.iam.condition

# METADATA
# description: can a session of some role meet this Deny (an entry of judge.facts)?
meets(deny, who) if {
	mfa := condition.mfa[deny.document][deny.ref.statement]
	rest := condition.rest(mfa.rest, {"keys": _keys(who.partition)})
	condition.both(mfa.states["false"], rest.truth) != "fails"
}

_keys(partition) := {
	"aws:principaltype": {"present": true, "text": "AssumedRole"},
	"aws:username": {"present": false},
	"aws:principalarn": {"present": true, "pattern": concat(":", ["arn", partition, "iam", "", "*", "role/*"])},
}
