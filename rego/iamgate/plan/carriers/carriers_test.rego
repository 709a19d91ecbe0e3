package iamgate.plan.carriers_test

import data.iamgate.plan.carriers

test_every_attribute_names_principals_of_one_kind if {
	{kind | some attributes in carriers.names; some kind in attributes} == {
		"user", "group",
		"role", "permission-set",
	}
}

test_resources_without_policies_are_not_read if {
	carriers.reads("aws_iam_user")
	carriers.reads("aws_ssoadmin_permission_set")
	carriers.reads("aws_ssoadmin_managed_policy_attachment")
	carriers.reads("aws_organizations_policy")
	not carriers.reads("aws_organizations_account")
	not carriers.reads("aws_ssoadmin_account_assignment")
	not carriers.reads("aws_instance")
}

test_memberships_name_users_and_groups if {
	every type, ends in carriers.memberships {
		carriers.names[type] == {ends.user: "user", ends.group: "group"}
		carriers.many[type][ends.list]
	}
}

test_no_attribute_is_both_a_name_and_a_list if {
	every type, attributes in carriers.many {
		every attribute, _ in attributes { not carriers.one[type][attribute] }
	}
}
