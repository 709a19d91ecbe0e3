# Concrete resources to ask for.
package iamgate.iam.instance_test

import data.iamgate.iam.instance

test_requests_without_resource_level_are_asked_where_all_elements_admit_them if {
	instance.candidates("iam:listusers", [_on(["*"])], _who) == ["*", "arn:aws:iam::111122223333:user/"]
	instance.candidates("iam:listusers", [_on(["*"]), _on(["arn:aws:iam::*:user/"])], _who) == [
		"arn:aws:iam::111122223333:user/",
	]
}

# AWS grants it so itself: "IAM JSON policy elements: Statement", the home folder of a user.
test_buckets_are_listed_on_all_buckets_and_on_no_bucket if {
	instance.candidates("s3:listallmybuckets", [_on(["arn:aws:s3:::*"])], _who) == ["arn:aws:s3:::"]
	instance.candidates("s3:listallmybuckets", [_on(["arn:aws:s3:::books"])], _who) == []
}

_all_admitted(id, elements) := {text | some text in instance.candidates(id, elements, _who)}

test_an_example_of_the_type_comes_first_and_everything_is_of_the_type if {
	texts := instance.candidates("iam:getuser", [_on(["*"])], _who)
	texts[0] == "arn:aws:iam::111122223333:user/example"
	every text in texts { startswith(text, "arn:aws:iam::111122223333:user/") }
}

test_patterns_are_filled_with_what_fits_names_and_paths if {
	_all_admitted("iam:getuser", [_on(["arn:aws*:iam::*:user/a?c*"])]) == {
		"arn:aws:iam::111122223333:user/axcexample",
		"arn:aws:iam::111122223333:user/axcexample/example",
		"arn:aws:iam::111122223333:user/axc",
		"arn:aws:iam::111122223333:user/axcuser",
	}
}

test_only_what_all_elements_admit_is_asked_for if {
	_all_admitted("iam:getuser", [_on(["arn:aws:iam::*:user/a*"]), _on(["arn:aws:iam::*:user/*/example"])]) == {
		"arn:aws:iam::111122223333:user/aexample/example",
	}
	_all_admitted("iam:getuser", [_on(["arn:aws:iam::*:role/*"])]) == set()
}

test_an_alias_in_the_place_of_the_account_matches_nothing if {
	_all_admitted("iam:getuser", [_on(["arn:aws:iam::my-company:user/a"])]) == set()
	_all_admitted("iam:getuser", [_on(["arn:aws:iam::444455556666:user/a"])]) == {"arn:aws:iam::444455556666:user/a"}
	"arn:aws:iam::aws:policy/a" in _all_admitted("iam:getpolicy", [_on(["arn:aws:iam::aws:policy/a"])])
}

test_a_star_in_the_place_of_the_type_becomes_the_type if {
	_all_admitted("iam:getuser", [_on(["arn:aws:iam::*:*/bob"])]) == {"arn:aws:iam::111122223333:user/bob"}
}

test_no_request_has_a_star_in_its_resource if {
	elements := [_on(["arn:aws:s3:::data/*"]), _except(["arn:aws:s3:::data/e*"])]
	_all_admitted("s3:getobject", elements) == {"arn:aws:s3:::data/", "arn:aws:s3:::data/accesspoint"}
}

test_what_aws_does_not_list_is_asked_for_on_anything if {
	instance.candidates("new:thing", [_on(["*"])], _who) == [
		"arn:aws:new:us-east-1:111122223333:example", "*", "example", "example/example",
	]
	_all_admitted("new:thing", [_on(["arn:aws:other:::x"])]) == {"arn:aws:other:::x"}
}

test_exceptions_are_worth_asking_for_as_well if {
	sources := [_on(["*"]), _except(["arn:aws:iam::*:user/spared"])]
	texts := instance.candidates_of("iam:getuser", [_on(["*"])], sources, ["filler"], _who)
	texts == [
		"arn:aws:iam::111122223333:user/example",
		"arn:aws:iam::111122223333:user/spared",
		"arn:aws:iam::111122223333:user/spared",
	]
}

test_places_of_an_arn_that_are_open_get_known_values if {
	texts := ["arn:aws*:*:us-*:1*:a*:b?", "arn:*:iam::*:user/*", "arn:aws:s3:::b", "arn:aws:iam::*", "*/x", ""]
	[instance.filled(text, "filler", _who) | some text in texts] == [
		"arn:aws:example:us-east-1:111122223333:afiller:bx",
		"arn:aws:iam::111122223333:user/filler",
		"arn:aws:s3:::b",
		"arn:aws:iam::filler",
		"filler/x",
		"",
	]
	instance.filled("arn:aws:iam:eu-*:9*:x", "filler", _who) == "arn:aws:iam:eu-filler:9filler:x"
	instance.fillers == ["example", "example/example", ""]
}

test_a_star_in_the_place_of_the_service_stands_for_that_of_the_action if {
	texts := instance.candidates("iam:createaccesskey", [_on(["arn:aws:*am::*:user/?li*"])], _who)
	texts[0] == "arn:aws:iam::111122223333:user/xliexample"
	instance.candidates("iam:createaccesskey", [_on(["arn:aws:s*::*:user/a*"])], _who) == []
}
