# METADATA
# description: |
#   Resources outside IAM that hold policies or may make some. They are neither principals nor links, so nothing leads
#   to them and they tell no accounts apart.
package iamgate.plan.others

import data.iamgate.plan.changes

_table := data.iamgate.data.carriers

# METADATA
# description: those of the plan by address, in the shape of changes.live
all := {key: resource |
	some entry in changes.all
	reads[entry.type]
	some key, resource in changes.read(entry)
}

# METADATA
# description: the types that are read here
reads contains type if some type, _ in _table.documents

reads contains type if some type, _ in _table.opaque

reads contains type if some type in _table.fields

_by_type := {type: {address: resource | some address, resource in all; resource.type == type} |
	some type in {resource.type | some _, resource in all}
}

# METADATA
# description: those of a type by address
of_type(type) := object.get(_by_type, type, {})

# METADATA
# description: the types that are there
types := object.keys(_by_type)
