package iamgate.iam.covering_test

import data.iamgate.iam.covering
import data.iamgate.iam.grantee

_one(principals) := grantee.of(principals)[0]

_alice := {"AWS": "arn:aws:iam::111122223333:user/alice"}

_root := {"AWS": "111122223333"}

test_a_star_covers_everybody if {
	every principals in [_alice, _root, {"Service": "ec2.amazonaws.com"}, {"Federated": "accounts.google.com"}, "*"] {
		covering.covers("*", _one(principals))
		covering.covers({"AWS": "*"}, _one(principals))
	}
}

test_a_name_covers_itself_and_an_account_all_that_is_in_it if {
	covering.covers(_alice, _one(_alice))
	covering.covers(_root, _one(_alice))
	covering.covers(_root, _one({"AWS": "arn:aws:iam::111122223333:root"}))
	covering.covers({"Federated": "*"}, _one({"Federated": "accounts.google.com"}))
	every principals in [_alice, {"AWS": "444455556666"}, {"Service": "ec2.amazonaws.com"}, {"Federated": "*"}] {
		not covering.covers(principals, _one(_root))
	}
	not covering.covers({"AWS": "arn:aws:iam::*:root"}, _one(_root))
	not covering.covers(_root, _one("*"))
}

_but(texts) := {"NotPrincipal": {"AWS": texts}}

test_not_principal_covers_whom_it_does_not_name if {
	covering.covers(_but(["arn:aws:iam::111122223333:user/bob", "111122223333"]), _one(_alice))
	covering.covers(_but("444455556666"), _one(_alice))
	covering.covers(_but("444455556666"), _one(_root))
}

test_not_principal_spares_whom_it_names_or_may_mean if {
	not covering.covers(_but(["arn:aws:iam::111122223333:user/alice", "111122223333"]), _one(_alice))
	not covering.covers(_but("111122223333"), _one(_alice))
	not covering.covers(_but("arn:aws:iam::111122223333:user/bob"), _one(_root))
	not covering.covers(_but("arn:aws:iam::*:root"), _one(_alice))
	not covering.covers(_but("444455556666"), _one("*"))
	not covering.covers(_but(["AIDAEXAMPLE", "111122223333"]), _one(_alice))
	not covering.covers(_but("444455556666"), _one({"AWS": "AIDAEXAMPLE"}))
}
