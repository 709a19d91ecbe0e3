package iamgate.iam.filling_test

import data.iamgate.iam.filling

_who := {
	"partition": "aws",
	"example_account": "111122223333",
	"symbols": {"aws:username": "bob", "*": "opaque"},
	"examples": {"aws:username": "bob"},
	"keys": {},
}

test_places_of_an_arn_that_are_open_get_known_values if {
	texts := ["arn:aws*:*:us-*:1*:a*:b?", "arn:*:iam::*:user/*", "arn:aws:s3:::b", "arn:aws:iam::*", "*/x", ""]
	[filling.filled(text, "filler", _who) | some text in texts] == [
		"arn:aws:example:us-east-1:111122223333:afiller:bx",
		"arn:aws:iam::111122223333:user/filler",
		"arn:aws:s3:::b",
		"arn:aws:iam::filler",
		"filler/x",
		"",
	]
	filling.filled("arn:aws:iam:eu-*:9*:x", "filler", _who) == "arn:aws:iam:eu-filler:9filler:x"
}
