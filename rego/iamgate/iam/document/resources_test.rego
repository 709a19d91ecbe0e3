# What IAM does not take for a policy of a resource, an endpoint or a session.
package iamgate.iam.document_resources_test

import data.iamgate.iam.document

_allow(more) := object.union({"Effect": "Allow", "Action": "s3:GetObject"}, more)

_problems(kind, statement) := document.problems({"Version": "2012-10-17", "Statement": [statement]}, kind)

test_policies_of_resources_say_whom_they_let_in if {
	every kind in ["resource", "endpoint"] {
		_problems(kind, _allow({"Principal": "*", "Resource": "*"})) == set()
		_problems(kind, _allow({"NotPrincipal": {"AWS": "a"}})) == set()
		_problems(kind, _allow({"Resource": "*"})) == {"principal"}
		_problems(kind, _allow({"Principal": "*", "NotPrincipal": "*"})) == {"principal"}
		_problems(kind, _allow({"Principal": "*", "Resource": "*", "NotResource": "*"})) == {"resource"}
		_problems(kind, _allow({"Principal": "alice"})) == {"principal-type"}
	}
}

test_policies_of_sessions_do_not if {
	_problems("session", _allow({"Resource": "*"})) == set()
	_problems("session", _allow({"Resource": "*", "Principal": "*"})) == {"principal"}
	_problems("session", _allow({})) == {"resource"}
}
