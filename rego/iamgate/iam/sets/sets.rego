# METADATA
# description: |
#   Sets of actions, finite or everything but: {"but": false, "ids": S} is S, {"but": true, "ids": S}
#   is every action except S. So `Action: *` and `NotAction` never list AWS's 22,000 actions.
package iamgate.iam.sets

everything := {"but": true, "ids": set()}

nothing := {"but": false, "ids": set()}

complement(actions) := {"but": not_(actions.but), "ids": actions.ids}

not_(true) := false

not_(false) := true

without(left, right) := both(left, complement(right))

both({"but": false, "ids": left}, {"but": false, "ids": right}) := {"but": false, "ids": left & right}

both({"but": false, "ids": left}, {"but": true, "ids": right}) := {"but": false, "ids": left - right}

both({"but": true, "ids": left}, {"but": false, "ids": right}) := {"but": false, "ids": right - left}

both({"but": true, "ids": left}, {"but": true, "ids": right}) := {"but": true, "ids": (left | right)}

# METADATA
# description: what is in every one of a list of sets; an empty list is everything
all_of([one]) := one

all_of([one, two]) := both(one, two)

all_of([one, two, three]) := both(both(one, two), three)

all_of([one, two, three, four]) := both(both(both(one, two), three), four)

all_of([]) := everything

# Sets of sets would be compared as a whole: each action is looked up instead, those of a finite set where there is one.
all_of(list) := {"but": true, "ids": {id | some actions in list; some id in actions.ids}} if {
	count(list) > 4
	every actions in list { actions.but }
} else := {"but": false, "ids": {id | some id in finite; every actions in list { holds(actions, id) }}} if {
	count(list) > 4
	finite := [actions.ids | some actions in list; not actions.but][0]
}

# METADATA
# description: what is in at least one of a list of sets; an empty list is nothing
any_of(list) := complement(all_of([complement(actions) | some actions in list]))

holds(actions, id) if {
	actions.but == false
	actions.ids[id]
}

holds(actions, id) if {
	actions.but == true
	not actions.ids[id]
}

# METADATA
# description: |
#   do two sets share an action? Two that are everything but a few always do
overlap(left, right) if {
	shared := both(left, right)
	shared.but
}

overlap(left, right) if {
	shared := both(left, right)
	count(shared.ids) > 0
}
