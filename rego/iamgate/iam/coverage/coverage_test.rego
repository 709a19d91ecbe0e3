package iamgate.iam.coverage_test

import data.iamgate.iam.coverage
import data.iamgate.iam.resource

_who := {
	"partition": "aws",
	"example_account": "111122223333",
	"symbols": {"aws:username": resource.opaque("aws:username"), "*": "opaque"},
	"examples": {"aws:username": "somebody"},
	"keys": {},
}

_element(negative, texts) := resource.of(
	{"resources": {"not": negative, "patterns": texts}, "variables": true},
	_who,
)

_on(texts) := _element(false, texts)

_except(texts) := _element(true, texts)

_of(id, allow, denies) := coverage.of(id, [allow], denies, _who)

_closed := {"closed": true}

_users := "arn:aws:iam::*:user/*"

_own := "arn:aws:iam::*:user/${aws:username}"

_user(name) := concat("", ["arn:aws:iam::*:user/", name])

_open(name) := {"open": concat("", ["arn:aws:iam::111122223333:user/", name])}

# What is left of an Allow of iam:CreateUser: [Resource of the Allow, of the Denies].
_table := {
	[_on(["*"]), []]: _open("example"),
	[_on(["*"]), [_on(["*"])]]: _closed,
	[_on(["*"]), [_on([_users])]]: _closed,
	[_on(["*"]), [_on(["arn:aws:iam::*:*"])]]: _closed,
	[_on(["*"]), [_on(["arn:aws:iam::*:role/*"])]]: _open("example"),
	[_on([_user("a*")]), [_on([_users])]]: _closed,
	[_on([_user("a*")]), [_on([_user("ab*")])]]: _open("aexample"),
	[_on([_own]), [_on([_own])]]: _closed,
	[_on([_users]), [_on([_own])]]: _open("example"),
	# One pattern set and all but it.
	[_on(["*"]), [_on([_own]), _except([_own])]]: _closed,
	[_on(["*"]), [_except([_own])]]: _open("somebody"),
	[_on(["*"]), [_on([_user("x")]), _except([_own])]]: _open("somebody"),
	[_on(["*"]), [_except([_user("a")]), _except([_user("b")])]]: _closed,
	[_on(["*"]), [_except([_user("a*")]), _except([_user("ab")])]]: _open("ab"),
	[_on([_users]), [_except(["arn:aws:iam::*:role/*", "arn:aws:s3:::*"])]]: _closed,
	# The Allow's own exceptions.
	[_except([_user("a*")]), [_except([_user("ab*")])]]: _closed,
	[_except([_user("ab*")]), [_except([_user("a*")])]]: _open("aexample"),
	[_except([_users]), []]: _closed,
	# Every space of the Allow must be closed.
	[_on([_user("a"), _user("b")]), [_on([_user("a")])]]: _open("b"),
	[_on([_user("a"), _user("b")]), [_on([_user("a")]), _on([_user("b")])]]: _closed,
}

test_denies_close_an_allow_together_or_leave_a_resource_open if {
	{row: _of("iam:createuser", row[0], row[1]) | some row, _ in _table} == _table
}

# Their union covers everything, but no one of them, and no pair over one set of patterns.
test_what_can_be_neither_closed_nor_opened_is_said_to_be_so if {
	halves := [_on(["arn:aws:iam::*:user/*e"]), _on(["arn:aws:iam::*:user/?*"]), _on(["arn:aws:iam::*:user/"])]
	_of("iam:createuser", _on([_users]), halves) == {"open": null}
}

test_what_two_patterns_share_is_asked_for_on_a_second_look if {
	_of("iam:createuser", _on(["arn:aws:iam::*:user/a*"]), [_except(["arn:aws:iam::*:user/*z?"])]) == {
		"open": "arn:aws:iam::111122223333:user/auser/zx",
	}
	_of("iam:createuser", _on(["arn:aws:iam::*:user/a*"]), [_except(["arn:aws:iam::*:user/*/z"])]) == {
		"open": "arn:aws:iam::111122223333:user/a/z",
	}
}

test_an_action_without_resource_level_is_closed_when_each_of_its_requests_is if {
	_of("iam:listaccountaliases", _on(["*"]), [_on([_users])]) == {"open": "*"}
	_of("iam:listaccountaliases", _on(["*"]), [_on(["*"])]) == _closed
	_of("iam:listaccountaliases", _on([_users]), []) == _closed
	_of("iam:listusers", _on(["*"]), [_on([_users])]) == {"open": "*"}
	_of("iam:listusers", _on([_users]), [_on([_users])]) == _closed
	_of("iam:listusers", _except([_users]), [_except(["*"])]) == {"open": "*"}
}

test_an_allow_within_a_boundary_is_closed_where_either_is if {
	elements := [_on(["arn:aws:iam::*:user/a*"]), _on(["arn:aws:iam::*:user/*z"])]
	coverage.of("iam:createuser", elements, [_on(["arn:aws:iam::*:user/*z"])], _who) == _closed
	coverage.of("iam:createuser", elements, [_on(["arn:aws:iam::*:user/b*"])], _who) == {
		"open": "arn:aws:iam::111122223333:user/auser/z",
	}
}

test_an_allow_and_a_boundary_that_share_nothing_grant_nothing if {
	elements := [_on(["arn:aws:iam::*:group/*"]), _on(["arn:aws:iam::*:user/*", "arn:aws:iam::*:role/*"])]
	denies := [_on(["arn:aws:iam::*:user/somebody"])]
	coverage.of("iam:generateservicelastaccesseddetails", elements, denies, _who) == _closed
	excepted := [_except(["arn:aws:iam::*:user/a*"]), _on(["arn:aws:iam::*:user/ab", "arn:aws:iam::*:user/ac*"])]
	coverage.of("iam:createuser", excepted, [], _who) == _closed
}

test_an_action_that_aws_does_not_list_may_be_requested_on_anything if {
	_of("iam:newthing", _except(["arn:aws:s3:::*"]), []) == {"open": "arn:aws:iam:us-east-1:111122223333:example"}
	_of("new:thing", _on(["*"]), [_on(["arn:*"])]) == {"open": "*"}
	_of("new:thing", _on(["arn:aws:new:::a*"]), [_on(["arn:aws:new:::*"])]) == _closed
}

test_everything_of_an_element_may_be_denied_whatever_the_action if {
	coverage.everywhere(_on(["arn:aws:s3:::a*", "arn:aws:s3:::b"]), [_on(["arn:aws:s3:::*"])])
	not coverage.everywhere(_on(["arn:aws:s3:::a*", "*"]), [_on(["arn:aws:s3:::*"])])
	coverage.everywhere(_except(["arn:aws:s3:::a*"]), [_except(["arn:aws:s3:::a/*"])])
	not coverage.everywhere(_except(["arn:aws:s3:::a/*"]), [_except(["arn:aws:s3:::a*"])])
	coverage.everywhere(_except(["*"]), [])
}
