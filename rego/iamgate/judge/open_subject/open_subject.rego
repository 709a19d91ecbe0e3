# METADATA
# description: |
#   The request that proves a finding about a subject as a whole. What a user has from a group that fails with it
#   is told of the group, not again of the user.
package iamgate.judge.open_subject

import data.iamgate.judge.probe
import data.iamgate.judge.verdict

# METADATA
# description: |
#   by failing subject, the request whose document and statement come first; requests without MFA before those that
#   need it
first[id] := probe.requests[id][place] if {
	some id in verdict.failing
	place := min([[_rank(request.state), ref.address, ref.attribute, ref.statement, i] |
		some i, request in probe.requests[id]
		not _inherited(request)
		ref := request.grant.allow.ref
	])[4]
}

_rank("true") := 1

_rank(state) := 0 if state != "true"

_inherited(request) if {
	request.grant.allow.via == "group"
	request.grant.allow.ref in _open_allows[request.grant.allow.group]
}

_open_allows[id] contains request.grant.allow.ref if {
	some id, requests in probe.requests
	some request in requests
}
