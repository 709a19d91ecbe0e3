# METADATA
# description: |
#   Data sources that were read while planning, as far as they matter. The state is large: it is walked once.
package iamgate.plan.state

import data.iamgate.plan.envelope

_wanted := {"aws_caller_identity"} | {type | some type in data.iamgate.data.carriers.programs}

# METADATA
# description: data sources as the state has them
found := [resource |
	walk(object.get(envelope.plan, ["prior_state", "values"], {}), [_, resource])
	resource.type in _wanted
]
