package iamgate.iam.example_test

import data.iamgate.iam.example
import data.iamgate.iam.resource

_who := {
	"partition": "aws",
	"example_account": "111122223333",
	"symbols": {"aws:username": "bob", "*": "opaque"},
	"examples": {"aws:username": "bob"},
	"keys": {},
}

_element(negative, texts) := resource.of(
	{"resources": {"not": negative, "patterns": texts}, "variables": true},
	_who,
)

_on(texts) := _element(false, texts)

_except(texts) := _element(true, texts)

_of(id, elements, denies) := example.of(id, elements, denies, _who)

_user(name) := concat("", ["arn:aws:iam::111122223333:user/", name])

test_requests_without_resource_level_are_asked_where_all_elements_admit_them if {
	_of("iam:listusers", [_on(["*"])], []) == "*"
	_of("iam:listusers", [_on(["*"]), _on(["arn:aws:iam::*:user/"])], []) == _user("")
	_of("iam:listusers", [_on(["*"])], [_on(["arn:aws:iam::*:user/"])]) == "*"
	not _of("iam:listusers", [_on(["*"])], [_on(["*"])])
}

# AWS grants it so itself: "IAM JSON policy elements: Statement", the home folder of a user.
test_buckets_are_listed_on_all_buckets_and_on_no_bucket if {
	_of("s3:listallmybuckets", [_on(["arn:aws:s3:::*"])], []) == "arn:aws:s3:::"
	not _of("s3:listallmybuckets", [_on(["arn:aws:s3:::books"])], [])
}

test_an_example_of_the_type_comes_first if {
	_of("iam:getuser", [_on(["*"])], []) == _user("example")
	_of("s3:getobject", [_on(["*"])], []) == "arn:aws:s3:::example/example"
}

test_then_another_type_of_the_action if {
	_of("iam:simulateprincipalpolicy", [_on(["*"])], [_on(["arn:aws:iam::*:role/*"])]) == _user("example")
	not _of("iam:getuser", [_on(["arn:aws:iam::*:role/*"])], [])
}

test_patterns_are_filled_with_what_fits_names_and_paths if {
	elements := [_on(["arn:aws*:iam::*:user/a?c*"])]
	_of("iam:getuser", elements, []) == _user("axcexample")
	_of("iam:getuser", elements, [_on(["*:user/axcexample"])]) == _user("axcexample/example")
	_of("iam:getuser", elements, [_on(["*:user/axce*"])]) == _user("axc")
	_of("iam:getuser", elements, [_on(["*:user/axce*"]), _on(["*:user/axc"])]) == _user("axcuser")
}

test_only_what_all_elements_admit_is_asked_for if {
	elements := [_on(["arn:aws:iam::*:user/a*"]), _on(["arn:aws:iam::*:user/*/example"])]
	_of("iam:getuser", elements, []) == _user("aexample/example")
}

test_the_star_of_one_pattern_is_filled_with_the_end_of_another if {
	elements := [_on(["arn:aws:iam::*:user/a*"]), _on(["arn:aws:iam::*:user/*-b?d"])]
	_of("iam:getuser", elements, []) == _user("a-bxd")
}

test_an_alias_in_the_place_of_the_account_matches_nothing if {
	not _of("iam:getuser", [_on(["arn:aws:iam::my-company:user/a"])], [])
	_of("iam:getuser", [_on(["arn:aws:iam::444455556666:user/a"])], []) == "arn:aws:iam::444455556666:user/a"
	_of("iam:getpolicy", [_on(["arn:aws:iam::aws:policy/a"])], []) == "arn:aws:iam::aws:policy/a"
}

test_a_star_in_the_place_of_the_type_becomes_the_type if {
	_of("iam:getuser", [_on(["arn:aws:iam::*:*/bob"])], []) == _user("bob")
}

test_a_star_before_a_part_of_a_name_becomes_type_and_name if {
	_of("rds:deletedbinstance", [_on(["arn:aws:rds:*:*:*-prod"])], []) == concat("", [
		"arn:aws:rds:us-east-1:111122223333:db:example-prod",
	])
	_of("iam:getuser", [_on(["arn:aws:iam::*:*admin"])], []) == _user("exampleadmin")
}

# Some resources of any service, such as backups, have a part more, and IAM has no such names.
test_names_of_iam_hold_no_colon if {
	not _of("backup:startscanjob", [_on(["arn:aws:iam::*:*"])], [])
	_of("backup:startscanjob", [_on(["arn:aws:rds:*:*:*-x"])], [])
}

test_a_star_may_take_several_parts_of_an_arn if {
	_of("s3:getobject", [_on(["arn:aws:s3:?*:*/tmp-?"])], []) == "arn:aws:s3:::example/example/tmp-x"
}

test_no_request_has_a_star_in_its_resource if {
	elements := [_on(["arn:aws:s3:::data/*"]), _except(["arn:aws:s3:::data/e*"])]
	_of("s3:getobject", elements, []) == "arn:aws:s3:::data/"
}

test_what_aws_does_not_list_is_asked_for_on_anything if {
	_of("new:thing", [_on(["*"])], []) == "arn:aws:new:us-east-1:111122223333:example"
	_of("new:thing", [_on(["*"])], [_on(["arn:*"])]) == "*"
	_of("new:thing", [_on(["arn:aws:other:::x"])], []) == "arn:aws:other:::x"
	_of("new:thing", [_on(["a*"]), _on(["*-bx"])], []) == "a-bx"
}

test_exceptions_of_denies_are_worth_asking_for_as_well if {
	spared := _except(["arn:aws:iam::*:user/spared"])
	_of("iam:getuser", [_on(["*"])], [spared]) == _user("spared")
	not _of("iam:getuser", [_on(["*"])], [spared, _on(["arn:aws:iam::*:user/s*"])])
}

test_a_star_in_the_place_of_the_service_stands_for_that_of_the_action if {
	_of("iam:createaccesskey", [_on(["arn:aws:*am::*:user/?li*"])], []) == _user("xliexample")
	not _of("iam:createaccesskey", [_on(["arn:aws:s*::*:user/a*"])], [])
}

# Where the own account is not known, a literal one need not be it; roles of others may be assumed in any case.
test_other_accounts_are_asked_for_where_they_count if {
	mine := [_on(["arn:aws:iam::111122223333:*"])]
	example.of("iam:getuser", [_on(["*"])], mine, object.union(_who, {"account": null})) == "arn:aws:iam::999999999999:user/example"
	not example.of("iam:getuser", [_on(["*"])], mine, object.union(_who, {"account": "111122223333"}))
	_of("sts:assumerole", [_on(["*"])], mine) == "arn:aws:iam::999999999999:role/example"
}

test_what_a_deny_spares_is_asked_for_in_the_region_of_the_allow if {
	group := "arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:*:autoScalingGroupName/*"
	spared := "arn:aws:autoscaling:*:*:autoScalingGroup:x:autoScalingGroupName/app"
	_of("autoscaling:createautoscalinggroup", [_on([group])], [_except([spared])]) == concat("", [
		"arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:x:autoScalingGroupName/app",
	])
}
