# The module has for_each: each instance has its own policy.
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

resource "aws_iam_user" "alice" {
  name = "alice"
}

resource "aws_iam_user" "bob" {
  name = "bob"
}

locals {
  documents = {
    "work.daily" = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Sid = "Work", Effect = "Allow", Action = "ec2:*", Resource = "*" }]
    })
    "guard" = jsonencode({
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
}

module "policy" {
  source   = "./modules/policy"
  for_each = local.documents
  name     = replace(each.key, ".", "-")
  policy   = each.value
}

resource "aws_iam_user_policy_attachment" "alice_work" {
  user       = aws_iam_user.alice.name
  policy_arn = module.policy["work.daily"].arn
}

resource "aws_iam_user_policy_attachment" "alice_guard" {
  user       = aws_iam_user.alice.name
  policy_arn = module.policy["guard"].arn
}

resource "aws_iam_user_policy_attachment" "bob_work" {
  user       = aws_iam_user.bob.name
  policy_arn = module.policy["work.daily"].arn
}
