# What Denies leave that name an action on some resources only.
package iamgate.iam.hole_test

import data.iamgate.iam.hole
import data.iamgate.iam.sets

test_a_partial_deny_leaves_the_resources_that_it_does_not_name if {
	both := _some({"iam:deleteuser", "iam:createuser"})
	_any(_grant(both, false, _all), [_deny(both, _roles)]) == _hole("iam:createuser", _user)
	_any(_grant(_but(set()), false, _all), [_deny(_but(set()), _roles)]) == _hole("iam:getuser", _user)
	not _any(_grant(both, false, _all), [_deny(both, _users)])
	not _any(_grant(both, false, _users), [_deny(both, _users)])
}

test_partial_denies_are_asked_for_in_groups_of_actions if {
	grant := _grant(_some({"iam:createuser", "iam:deleteuser"}), false, ["arn:aws:iam::*:user/a", "arn:aws:iam::*:user/b"])
	a := _deny(_some({"iam:createuser"}), ["arn:aws:iam::*:user/a"])
	b := _deny(_some({"iam:createuser", "iam:deleteuser"}), ["arn:aws:iam::*:user/b"])
	_any(grant, [a, b]) == _hole("iam:deleteuser", "iam::111122223333:user/a")
}

test_actions_that_some_deny_names_are_asked_for_one_by_one if {
	services := {"s3:createbucket", "s3:listallmybuckets", "sqs:sendmessage"}
	rest := services | {"iam:getuser", "iam:createuser", "iam:getaccountsummary"}
	named := _deny(_some({"iam:deleteuser"}), _users)
	_any(_nearly(rest), [named, _deny(sets.everything, _roles)]) == _hole("iam:tag", _user)
	not _any(_nearly(rest | {"iam:tag", "iam:getrole"}), [named])
}

test_each_action_of_a_few_is_asked_for if {
	grant := _grant(_but({"iam:deleteuser"}), false, _all)
	ids := {"iam:createuser", "iam:getuser", "iam:deleteuser", "iam:tag", "iam:getrole", "iam:getaccountsummary"}
	denies := [
		_deny(_some({"iam:createuser"}), _all),
		_deny(_some({"iam:getuser", "iam:tag"}), _users),
	]
	found := hole.each(grant, ids, denies, _who) with data.iamgate.data.actions as _table
	found == {
		"iam:tag": "arn:aws:iam::111122223333:role/example",
		"iam:getrole": "arn:aws:iam::111122223333:role/example",
		"iam:getaccountsummary": "*",
	}
}
