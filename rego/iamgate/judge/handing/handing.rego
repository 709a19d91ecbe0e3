# METADATA
# description: Which roles of the plan the grants of iam:PassRole name, and which of them a subject can hand to a service.
package iamgate.judge.handing

import data.iamgate.iam.instance
import data.iamgate.judge.entrance
import data.iamgate.judge.facts
import data.iamgate.judge.pinned
import data.iamgate.judge.slice
import data.iamgate.judge.steps

_paths := data.iamgate.data.catalogue.paths

_pass := "iam:passrole"

# METADATA
# description: "{subject: {grant index: {pattern: {trust documents}}}}: the roles that a grant names"
named[id][i] := {text: trusts |
	some element in array.concat(facts.grants[id][i].elements, object.get(pinned.spared, [id, _pass], []))
	some text in instance.spaces(_pass, element, facts.of[id].who)
	pinned.has_name(text)
	trusts := {trust | some trust in object.get(slice.subjects[id], "beside", []); _is_role(trust, text)}
} if {
	some id, by_key in pinned.grants
	some i in by_key[_pass]
}

_is_role(trust, text) if instance.meet(text, entrance.arn(slice.subjects[trust].role))

# METADATA
# description: "{role: {roles}}: those that a role can hand to a service of a path that would be an error"
by_roles[id] contains slice.subjects[trust].role if {
	some id, by_grant in named
	slice.subjects[id].kind == "role"
	some path, by_state in steps.uses[id]
	_paths[path].gate == "fail"
	is_string(_paths[path].service)
	some used in by_state
	some use in used
	use[3] == _pass
	some trusts in by_grant[use[2]]
	some trust in trusts
	entrance.serves(trust, _paths[path].service)
}
