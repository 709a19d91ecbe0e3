# METADATA
# description: |
#   What IAM says to one action of one subject in one MFA state on some resource: the best decision there is, on a
#   resource that shows it. What is asked comes from judge.decision.
package iamgate.judge.somewhere

import data.iamgate.iam.coverage
import data.iamgate.iam.example
import data.iamgate.iam.instance
import data.iamgate.judge.decision
import data.iamgate.judge.in_force

_rank := {"allowed": 0, "depends": 1, "denied": 2, "implicitly-denied": 3}

# METADATA
# description: |
#   the best decision, in the shape of judge.decision; "unverifiable" where Denies overlap without an answer
best(asked) := _first(asked, instance.fixed(asked.action, asked.who)) if {
	instance.fixed(asked.action, asked.who)
} else := _best(asked, _left(asked))

# What the Denies that hold leave of each grant that may hold.
_left(asked) := [answer |
	some grant in asked.grants
	standing := [asked.denies[i].element | some i in in_force.indexes(asked.denies, grant, {asked.state})]
	answer := coverage.of(asked.action, grant.elements, standing, asked.who)
]

_best(asked, left) := found if {
	found := _first(asked, _open(left))
	found.decision == "allowed"
} else := found if {
	count(_open(left)) > 0
	found := _first(asked, _open_to_all(asked))
	found.decision == "allowed"
} else := found if {
	found := _first(asked, _open(left))
	found.decision == "depends"
} else := {"decision": "unverifiable", "resource": "*", "because": [], "keys": set()} if {
	some answer in left
	answer.open == null
} else := found if {
	found := _first(asked, [example.of(asked.action, grant.elements, [], asked.who) | some grant in asked.grants])
	found.decision == "denied"
} else := found if {
	found := _ungranted(asked, "*")
	found.decision == "denied"
} else := _ungranted(asked, example.of(asked.action, [_anything], [], asked.who)) if {
	closed(asked)
} else := _ungranted(asked, "*")

_open(answers) := [answer.open | some answer in answers; is_string(answer.open)]

# What all Denies that may hold leave of each grant that holds.
_open_to_all(asked) := _open([answer |
	some grant in asked.grants
	grant.truth[asked.state] == "holds"
	answer := coverage.of(asked.action, grant.elements, [deny.element | some deny in asked.denies], asked.who)
])

_first(asked, texts) := sort([[_rank[found.decision], i, found] |
	some i, text in texts
	found := decision.on(asked, text)
])[0][2]

# Grants that admit no resource of the action grant nothing.
_ungranted(asked, text) := decision.on(object.union(asked, {"grants": []}), text)

# METADATA
# description: is the action denied on every resource, whatever may be granted?
closed(asked) if {
	certain := [deny.element | some deny in asked.denies; deny.truth[asked.state] == "holds"]
	count(certain) > 0
	coverage.of(asked.action, [_anything], certain, asked.who).closed
}

_anything := {"not": false, "full": true, "patterns": [{"sym": "*", "ground": "*"}]}
