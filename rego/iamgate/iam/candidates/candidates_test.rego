package iamgate.iam.candidates_test

import data.iamgate.iam.candidates
import data.iamgate.iam.sets

_table := {
	"types": ["arn:{p}:iam::{a}:user/*", "arn:{p}:iam::{a}:role/*", "arn:{p}:s3:::*"],
	"kinds": [[], [0], [1], [2]],
	"foreign": {"*": []},
	"services": {
		"iam": {
			"iam:createuser": ["iam:CreateUser", 1],
			"iam:deleteuser": ["iam:DeleteUser", 1],
			"iam:getuser": ["iam:GetUser", 1],
			"iam:createrole": ["iam:CreateRole", 2],
			"iam:getrole": ["iam:GetRole", 2],
		},
		"s3": {
			"s3:createbucket": ["s3:CreateBucket", 3],
			"s3:listallmybuckets": ["s3:ListAllMyBuckets", 0],
		},
	},
}

_words := {"collections": {}, "popular_services": ["s3"], "witness_first": ["s3:createbucket", "iam:getuser"]}

_some(ids) := {"but": false, "ids": ids}

_but(ids) := {"but": true, "ids": ids}

_grant(negative, texts, full) := {
	"elements": [{"not": negative, "patterns": [{"sym": text} | some text in texts]}],
	"full": full,
}

_all := _grant(false, ["*"], true)

_on_users := _grant(false, ["arn:aws:iam::*:user/*"], false)

# Nearly everything, and so no service is named.
_nearly := _grant(true, ["arn:aws:s3:::secret"], false)

_on_any_service := _grant(false, ["arn:*:user/*"], false)

_preferred(left) := found if {
	found := candidates.preferred(left) with data.iamgate.data.actions as _table with data.iamgate.data.mfa as _words
}

test_what_tells_most_is_asked_in_its_own_order if {
	_preferred(_but(set())) == ["s3:createbucket", "iam:getuser"]
	_preferred(_but({"s3:createbucket"})) == ["iam:getuser"]
	_preferred(_some({"iam:getuser", "iam:getrole"})) == ["iam:getuser"]
	_preferred(_some({"iam:getrole"})) == []
}

_representatives(grant, left) := found if {
	found := candidates.representatives(grant, left) with input.slice.documents as {}
		with data.iamgate.data.actions as _table
		with data.iamgate.data.mfa as _words
		with data.iamgate.data.catalogue as {"actions": []}
		with data.iamgate.iam.exempt.patterns as set()
}

test_over_all_resources_one_action_is_enough if {
	_representatives(_all, _some({"iam:getuser", "iam:getrole"})) == ["iam:getrole"]
	_representatives(_all, _but({"iam:createrole"})) == ["iam:createuser"]
}

test_of_a_list_one_of_each_kind_is_asked if {
	three := {"iam:getuser", "iam:deleteuser", "iam:getrole"}
	_representatives(_on_users, _some(three)) == ["iam:deleteuser", "iam:getrole"]
}

test_what_a_list_leaves_is_asked_in_the_service_of_the_arn_or_in_all if {
	_representatives(_on_users, _but({"iam:createuser"})) == ["iam:deleteuser", "iam:createrole"]
	every grant in [_nearly, _on_any_service] {
		_representatives(grant, _but({"iam:createuser"})) == [
			"iam:deleteuser", "iam:createrole", "s3:listallmybuckets", "s3:createbucket",
		]
		_representatives(grant, _but(object.keys(_table.services.iam))) == ["s3:listallmybuckets", "s3:createbucket"]
	}
}

_popular(grant, left) := found if {
	found := candidates.popular(grant, left) with input.slice.documents as {}
		with data.iamgate.data.actions as _table
		with data.iamgate.data.mfa as _words
		with data.iamgate.data.catalogue as {"actions": []}
		with data.iamgate.iam.exempt.patterns as set()
}

test_services_that_everybody_uses_are_asked_for_grants_of_nearly_everything if {
	_popular(_nearly, _but(set())) == ["s3:listallmybuckets", "s3:createbucket"]
	_popular(_nearly, _but({"s3:createbucket"})) == ["s3:listallmybuckets"]
	_popular(_nearly, _some({"s3:createbucket"})) == []
	_popular(_on_users, _but(set())) == []
	_popular(_all, _but(set())) == []
}

_named(grant, left, denied) := found if {
	partial := [{"actions": set_of} | some set_of in denied]
	found := candidates.named(grant, left, partial) with input.slice.documents as {}
		with data.iamgate.data.actions as _table
		with data.iamgate.data.mfa as _words
		with data.iamgate.data.catalogue as {"actions": []}
		with data.iamgate.iam.exempt.patterns as set()
}

test_what_denies_name_is_asked_one_by_one if {
	denied := [_some({"iam:getrole", "iam:getuser"}), _some({"iam:createuser"})]
	found := _named(_all, _but({"iam:getrole"}), denied)
	sort(found) == ["iam:createuser", "iam:getuser"]
	_named(_all, _some({"iam:getrole"}), [sets.everything]) == ["iam:getrole"]
}

test_what_denies_do_not_name_one_by_one_in_the_service_of_the_arn_and_by_kind_in_all if {
	found := _named(_on_users, _but({"iam:getuser"}), [sets.everything])
	{id | some id in found} == object.keys(_table.services.iam) - {"iam:getuser"}
	_named(_nearly, _but({"iam:createuser"}), [_but({"iam:getuser", "iam:createuser"})]) == [
		"iam:getuser",
		"iam:deleteuser", "iam:createrole", "s3:listallmybuckets", "s3:createbucket",
	]
}
