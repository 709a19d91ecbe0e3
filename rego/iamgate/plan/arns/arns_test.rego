package iamgate.plan.arns_test

import data.iamgate.plan.arns

test_an_arn_has_parts if {
	arns.parts("arn:aws:iam::123456789012:user/a") == ["arn", "aws", "iam", "", "123456789012", "user/a"]
	not arns.parts("alice")
	not arns.parts("arn:aws:iam")
}

test_managed_policies_belong_to_the_account_aws if {
	arns.is_managed("arn:aws-cn:iam::aws:policy/job-function/Billing")
	not arns.is_managed("arn:aws:iam::123456789012:policy/Billing")
	not arns.is_managed("arn:aws:s3::aws:policy/Billing")
	not arns.is_managed("arn:aws:iam::aws:role/Billing")
	not arns.is_managed("Billing")
}

test_the_table_serves_every_partition if {
	table := {"arn:aws:iam::aws:policy/Billing": {"Version": "2012-10-17"}}
	plan := {"format_version": "1.2"}
	settings := {"plan": plan, "iamgate": {"managed": table}}
	arns.managed_document("arn:aws:iam::aws:policy/Billing") == {"Version": "2012-10-17"} with input as settings
	arns.managed_document("arn:aws-cn:iam::aws:policy/Billing") == {"Version": "2012-10-17"} with input as settings
	not arns.managed_document("arn:aws:iam::aws:policy/Other") with input as settings
	not arns.managed_document("Billing") with input as settings
}

test_an_account_id_has_twelve_digits if {
	arns.known_account("123456789012") == "123456789012"
	arns.known_account("aws.prod") == null
	arns.known_account("") == null
	not arns.is_digits("1234567890123")
}

test_name_and_path_are_told_apart if {
	arns.path_and_name("arn:aws:iam::123456789012:policy/p") == ["/", "p"]
	arns.path_and_name("arn:aws:iam::123456789012:user/team/a/alice") == ["/team/a/", "alice"]
	not arns.path_and_name("arn:aws:iam::123456789012:root")
	not arns.path_and_name("alice")
}

test_an_account_without_a_number_may_be_any if {
	arns.may_be_account("aws.prod", "arn:aws:iam::123456789012:user/a")
	arns.may_be_account("123456789012", "arn:aws:iam::123456789012:user/a")
	not arns.may_be_account("123456789012", "arn:aws:iam::210987654321:user/a")
}
