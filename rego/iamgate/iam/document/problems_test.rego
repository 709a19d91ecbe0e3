# What IAM does not take for a policy of its kind.
package iamgate.iam.document_test

import data.iamgate.iam.document

_problems(kind, statement) := document.problems({"Version": "2012-10-17", "Statement": [statement]}, kind)

_trust := {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": "*"}

test_well_formed_documents_have_no_problem if {
	_problems("identity", _allow) == set()
	_problems("identity", _deny) == set()
	_problems("trust", _trust) == set()
	_problems("scp", _deny) == set()
	_problems("rcp", object.union(_deny, {"Principal": "*"})) == set()
	document.problems({"Statement": _allow, "Id": "x"}, "identity") == set()
	document.problems({"Version": "2008-10-17", "Statement": []}, "identity") == set()
}

test_a_document_is_an_object_with_known_elements if {
	{problems |
		some value in [null, "text", [_allow], 1]
		problems := document.problems(value, "identity")
	} == {{"not-an-object"}}
	document.problems({}, "identity") == {"no-statement"}
	document.problems({"version": "2012-10-17", "Statement": []}, "identity") == {"unknown-element"}
	{problems |
		some version in [null, "2012-10-18", 2012, ""]
		problems := document.problems({"Version": version, "Statement": []}, "identity")
	} == {{"version"}}
}

test_a_statement_is_an_object if {
	document.problems({"Statement": "Allow"}, "identity") == {"statement-type"}
	document.problems({"Statement": ["Allow", _allow]}, "identity") == {"statement-type"}
	document.problems({"Statement": null}, "identity") == {"statement-type"}
}

_without(statement, names) := object.remove(statement, names)

_with(change) := _problems("identity", object.union(_allow, change))

test_an_identity_statement_says_what_on_what_and_to_whom_is_not_its_matter if {
	_problems("identity", _without(_allow, ["Effect"])) == {"effect"}
	_with({"Effect": "allow"}) == {"effect"}
	_problems("identity", _without(_allow, ["Action"])) == {"action"}
	_with({"NotAction": "s3:*"}) == {"action"}
	_problems("identity", _without(_allow, ["Resource"])) == {"resource"}
	_with({"NotResource": "*"}) == {"resource"}
	_with({"Principal": "*"}) == {"principal"}
	_with({"NotPrincipal": {"AWS": "*"}}) == {"principal"}
	_with({"action": "s3:*"}) == {"unknown-element"}
}

test_a_trust_statement_names_principals_and_no_resources if {
	_problems("trust", _without(_trust, ["Principal"])) == {"principal"}
	_problems("trust", object.union(_trust, {"NotPrincipal": "*"})) == {"principal"}
	_problems("trust", object.union(_trust, {"Resource": "*"})) == {"resource"}
}

test_of_other_kinds_resources_and_principals_are_not_checked if {
	_problems("organization", _allow) == set()
	_problems("organization", object.union(_trust, {"Effect": "Maybe"})) == {"effect"}
}

test_actions_resources_and_sids_are_texts if {
	_with({"Action": ["s3:GetObject", 1]}) == {"action-type"}
	_with({"Action": null}) == {"action-type"}
	_with({"Resource": {"arn": "*"}}) == {"resource-type"}
	_with({"Resource": [["*"]]}) == {"resource-type"}
	_with({"Sid": 1}) == {"sid-type"}
}

test_a_condition_is_built_of_operator_key_and_values if {
	good := [{}, {"Bool": {}}, {"Bool": {"k": []}}, {"Bool": {"k": true}}, {"NumericEquals": {"k": [1, "2"]}}]
	{problems | some condition in good; problems := _with({"Condition": condition})} == {set()}
	bad := [null, "x", [], {"Bool": "x"}, {"Bool": {"k": null}}, {"Bool": {"k": [null]}}, {"Bool": {"k": {"x": "y"}}}]
	{problems | some condition in bad; problems := _with({"Condition": condition})} == {{"condition"}}
}

# The evaluation marks wildcards and variables with private-use characters; IAM takes nothing beyond U+00FF.
test_texts_that_are_compared_hold_no_private_use_characters if {
	_with({"Resource": "arn:aws:s3:::\ue000"}) == {"character"}
	_problems("identity", {"Effect": "Deny", "NotAction": "s3:\ue001", "NotResource": "*"}) == {"character"}
	_with({"Condition": {"StringLike": {"k": ["a", "\uf8ff"]}}}) == {"character"}
	_with({"Resource": "arn:aws:s3:::é"}) == set()
}

test_no_text_that_is_compared_is_longer_than_any_arn if {
	longest := concat("", ["a" | some _ in numbers.range(1, 2048)])
	_with({"Resource": longest}) == set()
	_with({"Resource": concat("", [longest, "*"])}) == {"length"}
	_with({"Condition": {"StringLike": {"k": concat("", [longest, "*"])}}}) == {"length"}
}

test_all_problems_of_all_statements_are_named if {
	document.problems({"Version": "1", "Statement": [_trust, {"Effect": "Deny"}]}, "identity") == {
		"version", "principal", "resource", "action",
	}
}

test_a_service_control_policy_is_for_everybody if {
	_problems("scp", object.union(_deny, {"Principal": "*"})) == {"principal"}
}

_of_trust(name, value) := _problems("trust", object.union(object.remove(_trust, ["Principal"]), {name: value}))

test_a_principal_is_a_star_or_an_object_of_kinds_of_principals if {
	every name in ["Principal", "NotPrincipal"] {
		every value in ["*", {"AWS": "*"}, {"AWS": [], "Service": ["a", "b"]}, {"CanonicalUser": "c", "Federated": "f"}] {
			_of_trust(name, value) == set()
		}
		every value in ["arn:aws:iam::111122223333:root", ["*"], null, {"aws": "*"}, {"AWS": 1}, {"AWS": [null]}] {
			_of_trust(name, value) == {"principal-type"}
		}
	}
}
