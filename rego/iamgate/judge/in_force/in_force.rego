# METADATA
# description: |
#   The Denies that hold for a grant whatever else the request holds. One that turns on conditions which the grant
#   itself needs holds whenever the grant does.
package iamgate.judge.in_force

# METADATA
# description: the Denies, by index, that hold for certain in one of the states
indexes(denies, grant, states) := {i |
	some i, deny in denies
	some state in states
	_stands(deny, grant, state)
}

_stands(deny, _, state) if deny.truth[state] == "holds"

_stands(deny, grant, state) if {
	deny.truth[state] == "depends"
	deny.mfa.states[state] == "holds"
	count(grant.undecided) > 0
	every atom, _ in deny.undecided { grant.undecided[atom] }
}
