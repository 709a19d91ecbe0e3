# METADATA
# description: |
#   Whom a Deny of a trust document meets. Source: AWS, "AWS JSON policy elements: Principal" and "NotPrincipal".
package iamgate.iam.covering

import data.iamgate.iam.grantee

# METADATA
# description: |
#   Does a Deny with this Principal or NotPrincipal element meet all whom an Allow lets in by naming `named`? True is
#   certain
covers(principals, _) if principals == "*"

covers(principals, named) if {
	some other in grantee.of(principals)
	not principals.NotPrincipal
	_includes(other, named)
}

covers(principals, named) if {
	excepted := grantee.of(principals.NotPrincipal)
	not _spares(excepted, named)
}

_includes(other, _) if {
	other.text == "*"
	other.class == "anyone"
}

_includes(other, named) if {
	other.text in {named.text, "*"}
	other.class == named.class
}

_includes(other, named) if {
	other.class == "account"
	other.account == named.account
	named.class in _of_accounts
}

_of_accounts := {"account", "user", "role", "session"}

# A NotPrincipal names a principal together with its account, and others of the account are denied all the same.
# Whether an account alone stands for all that is in it, AWS does not say.
_spares(_, named) if named.class == "anyone"

_spares(excepted, named) if {
	some other in excepted
	_includes(other, named)
	not _stands_beside(other, named, excepted)
}

_spares(excepted, named) if {
	named.class == "account"
	some other in excepted
	other.account == named.account
}

_spares(excepted, _) if {
	some other in excepted
	other.class == "anyone"
}

# A unique id may be anybody's.
_spares(excepted, named) if {
	some other in excepted
	named.class in _with_ids
	other.class in (_with_ids | {"account"})
	null in {other.account, named.account}
}

_with_ids := {"user", "role"}

_stands_beside(other, named, excepted) if {
	other.class == "account"
	named.class != "account"
	some one in excepted
	one.class != "account"
	one.account == other.account
}
