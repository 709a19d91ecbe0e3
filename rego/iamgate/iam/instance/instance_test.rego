package iamgate.iam.instance_test

import data.iamgate.iam.instance
import data.iamgate.iam.resource

_who := {
	"partition": "aws",
	"example_account": "111122223333",
	"symbols": {"aws:username": "bob", "*": "opaque"},
	"examples": {"aws:username": "bob"},
	"keys": {"aws:principalarn": {"present": true, "text": "arn:aws:iam::111122223333:user/team/bob"}},
}

_somebody := {
	"partition": "aws",
	"example_account": "111122223333",
	"symbols": {"aws:username": resource.opaque("aws:username"), "*": "opaque"},
	"examples": {"aws:username": "somebody"},
	"keys": {"aws:principalarn": {"present": true, "pattern": "arn:aws:iam::*:user/*"}},
}

_element(negative, texts) := resource.of(
	{"resources": {"not": negative, "patterns": texts}, "variables": true},
	_who,
)

_on(texts) := _element(false, texts)

_except(texts) := _element(true, texts)

test_an_action_without_resource_types_is_requested_on_a_star_and_its_collection if {
	instance.fixed("iam:listaccountaliases", _who) == ["*"]
	instance.fixed("iam:listusers", _who) == ["*", "arn:aws:iam::111122223333:user/"]
	not instance.fixed("iam:getuser", _who)
	not instance.fixed("iam:newthing", _who)
}

test_formats_become_examples_and_patterns if {
	instance.arn("arn:{p}:ec2:{r}:{a}:instance/*", _who) == "arn:aws:ec2:us-east-1:111122223333:instance/example"
	instance.format_pattern("arn:{p}:ec2:{r}:{a}:instance/*", _who) == "arn:aws:ec2:*:*:instance/*"
}

_entry(text) := {"sym": text, "ground": text}

test_the_own_user_has_any_path_and_devices_any_name if {
	instance.own(_who, ["user", "mfa"]) == [
		_entry("arn:*:iam::*:user/bob"),
		_entry("arn:*:iam::*:user/*/bob"),
		_entry("arn:*:iam::*:mfa/*"),
	]
	[entry.ground | some entry in instance.own(_somebody, ["user"])] == [
		"arn:*:iam::*:user/somebody", "arn:*:iam::*:user/*/somebody",
	]
	instance.own(object.union(_who, {"symbols": {"aws:username": false}}), ["user"]) == []
}

test_the_own_user_is_one_arn_where_name_and_path_are_known if {
	instance.own_user(_who) == [_entry("arn:*:iam::*:user/team/bob")]
	instance.own_user(_somebody) == instance.own(_somebody, ["user"])
	role := object.union(_who, {"keys": {"aws:principalarn": {"text": "arn:aws:iam::111122223333:role/x"}}})
	instance.own_user(role) == instance.own(_who, ["user"])
}

# Can the action be requested on what the element admits?
_possible := {
	["iam:listaccountaliases", _on(["*"])]: true,
	["iam:listaccountaliases", _on(["arn:aws:iam::*:user/*"])]: false,
	["iam:listusers", _on(["arn:aws:iam::*:user/*"])]: true,
	["iam:listusers", _on(["arn:aws:iam::*:role/*"])]: false,
	["iam:listusers", _except(["arn:aws:iam::*:user/*"])]: true,
	["iam:getuser", _on(["arn:aws:iam::*:user/a*"])]: true,
	["iam:getuser", _on(["arn:aws:iam::*:role/*"])]: false,
	["iam:getuser", _on(["arn:aws:s3:::*"])]: false,
	["iam:getuser", _except(["arn:aws:iam::*:user/*"])]: false,
	["iam:getuser", _except(["arn:aws:iam::*:user/a*"])]: true,
	["sts:assumerole", _on(["arn:aws:iam::*:role/x"])]: true,
	["sts:assumerole", _on(["arn:aws:sts::*:*"])]: false,
	["s3:getobject", _on(["arn:aws:s3:::b/*"])]: true,
	["s3:getobject", _on(["arn:aws:s3:::b"])]: false,
	["s3:getobject", _on(["arn:*:public/*"])]: true,
	["iam:newthing", _on(["arn:aws:iam::*:user/*"])]: true,
	["iam:newthing", _except(["arn:aws:iam::*:user/*"])]: true,
	["iam:newthing", _on([])]: false,
}

test_an_action_is_possible_on_its_own_types if {
	{row: possible |
		some row, _ in _possible
		possible := count([true | instance.possible(row[0], row[1], _who)]) > 0
	} == _possible
}

test_what_an_element_leaves_of_an_action_is_as_narrow_as_type_or_pattern if {
	user := "arn:aws:iam::*:user/*"
	instance.spaces("iam:getuser", _on(["*"]), _who) == [user]
	instance.spaces("iam:getuser", _on(["arn:aws:iam::*:*", "arn:aws:iam::*:user/a*", "arn:aws:iam::*:role/*"]), _who) == [
		user, "arn:aws:iam::*:user/a*",
	]
	instance.spaces("iam:getuser", _except(["arn:aws:iam::*:user/a*"]), _who) == [user]
	instance.spaces("iam:getuser", _except(["arn:aws:iam::*:user/*"]), _who) == []
	instance.spaces("iam:newthing", _on(["arn:aws:iam::*:user/a*", "x"]), _who) == ["arn:aws:iam::*:user/a*", "x"]
	instance.spaces("iam:newthing", _except(["x"]), _who) == ["*"]
}

# Names in IAM hold no colon, names elsewhere may.
test_iam_arns_meet_part_by_part if {
	not instance.meet("arn:aws:iam::*:user/*", "arn:aws:iam::*:role/*")
	instance.meet("arn:aws:iam::1*:user/a*", "arn:aws:iam::*:user/*")
	not instance.meet("arn:aws:iam::444455556666:user/*", "arn:aws:iam::111122223333:user/*")
	not instance.meet("arn:aws:sns:*:*:user/*", "arn:aws:iam::*:user/*")
	instance.meet("arn:*", "arn:aws:iam::*:user/*")
	instance.meet("*", "arn:aws:iam::*:user/*")
	instance.meet("arn:aws:iam::*:user/*", "*")
	instance.meet("arn:aws:lambda:*:*:function:a*", "arn:aws:lambda:*:*:function:*:b")
	not instance.meet("arn:aws:s3:::a", "arn:aws:s3:::b*")
	not instance.meet("arn:aws:iam::*:group/*", "arn:aws:*:*:*:*:*")
	not instance.meet("arn:aws:*:*:*:*:*", "arn:aws:iam::*:group/*")
	instance.meet("arn:*:iam::*:group/*", "arn:aws:*:*:*:*:*")
	not instance.meet("arn:aws:iam::*:*", "arn:aws:iam::aws:role-template/*/*:*")
	instance.meet("arn:*:iam::*:user/*", "arn:aws:s3:::*/*")
	instance.meet("arn:aws:s3:::*/*", "arn:*:iam::*:user/*")
	instance.meet("arn:aws:s3:::data/*", "arn:aws:*:*:*:*:*")
}
