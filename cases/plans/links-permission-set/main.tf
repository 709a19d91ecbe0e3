# Permission sets of IAM Identity Center, with every kind of policy they can have.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  region                      = "eu-central-1"
  access_key                  = "mock_access_key"
  secret_key                  = "mock_secret_key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
}

resource "aws_iam_policy" "guard" {
  name = "guard"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "DenyWithoutMfa"
      Effect = "Deny"
      NotAction = [
        "iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetMFADevice", "iam:GetUser", "iam:ListMFADevices",
        "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetCallerIdentity", "sts:GetSessionToken",
      ]
      Resource  = "*"
      Condition = { BoolIfExists = { "aws:MultiFactorAuthPresent" = "false" } }
    }]
  })
}

resource "aws_iam_policy" "work" {
  name = "work"
  path = "/team/"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Work", Effect = "Allow", Action = "ec2:*", Resource = "*" }]
  })
}

resource "aws_iam_policy" "ceiling" {
  name = "ceiling"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Ceiling", Effect = "Allow", Action = "*", Resource = "*" }]
  })
}

locals {
  instance = "arn:aws:sso:::instance/ssoins-1111111111111111"
}

resource "aws_ssoadmin_permission_set" "developers" {
  name         = "Developers"
  instance_arn = local.instance
}

resource "aws_ssoadmin_permission_set" "operators" {
  for_each     = toset(["day", "night"])
  name         = "Operators-${each.key}"
  instance_arn = local.instance
}

resource "aws_ssoadmin_permission_set_inline_policy" "developers" {
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.developers.arn
  inline_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Inline", Effect = "Allow", Action = "s3:*", Resource = "*" }]
  })
}

resource "aws_ssoadmin_managed_policy_attachment" "developers" {
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.developers.arn
  managed_policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_ssoadmin_customer_managed_policy_attachment" "developers" {
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.developers.arn
  customer_managed_policy_reference {
    name = aws_iam_policy.work.name
    path = aws_iam_policy.work.path
  }
}

resource "aws_ssoadmin_permissions_boundary_attachment" "developers" {
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.developers.arn
  permissions_boundary {
    customer_managed_policy_reference {
      name = aws_iam_policy.ceiling.name
    }
  }
}

resource "aws_ssoadmin_customer_managed_policy_attachment" "operators" {
  for_each           = aws_ssoadmin_permission_set.operators
  instance_arn       = local.instance
  permission_set_arn = each.value.arn
  customer_managed_policy_reference {
    name = aws_iam_policy.guard.name
  }
}

resource "aws_ssoadmin_account_assignment" "developers" {
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.developers.arn
  principal_id       = "11111111-2222-3333-4444-555555555555"
  principal_type     = "GROUP"
  target_id          = "111111111111"
  target_type        = "AWS_ACCOUNT"
}
