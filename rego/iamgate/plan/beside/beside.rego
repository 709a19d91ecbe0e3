# METADATA
# description: |
#   Which trust documents of the plan matter to the documents of a principal: those of the roles that it may pass, if it
#   names them, and of those that it may assume. Package judge decides whether it can; here is only what to look at.
package iamgate.plan.beside

import data.iamgate.iam.instance
import data.iamgate.iam.pattern
import data.iamgate.plan.documents
import data.iamgate.plan.principals

# Documents of those who may pass and assume.
_of_bearers := {"identity": true, "scp": true, "rcp": true}

_pass := "iam:passrole"

_assume := "sts:assumerole"

# METADATA
# description: "{document: {keys of trust documents}}"
of[id] := found if {
	some id, document in documents.read
	_of_bearers[document.kind]
	found := _of(document)
	count(found) > 0
}

of[id] := found if {
	some id, document in documents.managed
	found := _of(document)
	count(found) > 0
}

_of(document) := {key |
	some statement in document.statements
	statement.effect == "Allow"
	some key in _reached(statement)
}

# Whoever may do everything needs no role for it. Roles that are passed matter where they are named.
_reached(statement) := set() if {
	_names(statement.resources, "*")
	_names(statement.actions, "*")
} else := {key |
	_may(statement.actions, _pass)
	not statement.resources.not
	some text in statement.resources.patterns
	some key in _called(text)
} | {key |
	_may(statement.actions, _assume)
	some text in _patterns(statement.resources)
	some key in _assumed(text)
}

_names(element, text) if {
	not element.not
	text in element.patterns
}

_may(element, action) if {
	not element.not
	some text in element.patterns
	pattern.matches(lower(text), action)
}

_may(element, action) if {
	element.not
	every text in element.patterns { not pattern.matches(lower(text), action) }
}

_patterns(element) := element.patterns if {
	not element.not
} else := ["*"]

_is_open(text) if pattern.is_wild(text)

_is_open(text) if contains(text, "${")

# Whatever partition, region and account are.
_is_named(text) if {
	parts := split(text, ":")
	count(parts) > 5
	not _is_open(concat(":", array.slice(parts, 5, count(parts))))
}

# The roles of this name.
_called(text) := {key |
	_is_named(text)
	steps := split(text, "/")
	some key in _by_role_name[lower(steps[count(steps) - 1])]
	instance.meet(text, _arns[key])
}

_by_role_name[lower(role.name)] contains key if {
	some key, position in documents.positions
	position.kind == "trust"
	role := principals.planned[position.address]
	is_string(role.name)
}

_assumed(text) := _called(text) & _open if {
	_is_named(text)
} else := _open if {
	pattern.everything(text)
} else := _trusts[text]

# Each distinct pattern is matched once.
_trusts[text] := {key | some key in _open; instance.meet(_filled(text), _arns[key])} if some text in _texts

_texts contains text if {
	some document in documents.read
	some text in _role_texts(document)
}

_texts contains text if {
	some document in documents.managed
	some text in _role_texts(document)
}

_role_texts(document) := {text |
	_of_bearers[document.kind]
	some statement in document.statements
	statement.effect == "Allow"
	_may(statement.actions, _assume)
	some text in _patterns(statement.resources)
	not _is_named(text)
	not pattern.everything(text)
}

# A variable may hold anything.
_filled(text) := text if {
	not contains(text, "${")
} else := concat("*", [part |
	some i, piece in split(text, "${")
	part := _after(i, piece)
])

_after(0, piece) := piece

_after(i, piece) := concat("}", array.slice(split(piece, "}"), 1, count(piece))) if i > 0

_arns := {key: _arn(principals.planned[position.address]) |
	some key, position in documents.positions
	position.kind == "trust"
}

_arn(role) := role.arn if {
	is_string(role.arn)
} else := concat("", ["arn:*:iam::*:role", _path(role), role.name]) if {
	is_string(role.name)
} else := "arn:*:iam::*:role/*"

_path(role) := role.path if {
	is_string(role.path)
} else := "/*"

# Trust documents that admit more than services.
_open contains key if {
	some key, document in documents.read
	document.kind == "trust"
	some statement in document.statements
	statement.effect == "Allow"
	_admits_callers(statement.principals)
}

_admits_callers(principals) if not is_object(principals)

_admits_callers(principals) if principals.AWS

_admits_callers(principals) if principals.NotPrincipal

# METADATA
# description: "{principal: {keys of trust documents}}: those that name a user or role of the plan, who then needs no Allow"
naming[address] contains key if {
	some key, document in documents.read
	document.kind == "trust"
	some statement in document.statements
	statement.effect == "Allow"
	some text in _callers(statement.principals)
	some address in _by_name[_kind_and_name(text)]
}

_callers(element) := {text | some text in _listed(element.AWS)} if is_object(element)

_listed(value) := value if is_array(value)

_listed(value) := [value] if not is_array(value)

_kind_and_name(text) := [kind, lower(steps[count(steps) - 1])] if {
	steps := split(text, "/")
	some kind in ["user", "role"]
	endswith(steps[0], concat("", [":", kind]))
} else := ["role", lower(split(text, "/")[1])] if {
	contains(text, ":assumed-role/")
}

_by_name[[principal.kind, lower(principal.name)]] contains address if {
	some address, principal in principals.all
	is_string(principal.name)
}
