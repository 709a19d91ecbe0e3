# The policy is two modules deep, the attachment is in a third.
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

module "policies" {
  source = "./modules/outer"
  work = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Work", Effect = "Allow", Action = "ec2:*", Resource = "*" }]
  })
  guard = jsonencode({
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

module "alice_work" {
  source     = "./modules/attach"
  user       = aws_iam_user.alice.name
  policy_arn = module.policies.work_arn
}

module "alice_guard" {
  source     = "./modules/attach"
  user       = aws_iam_user.alice.name
  policy_arn = module.policies.guard_arn
}

module "bob_work" {
  source     = "./modules/attach"
  user       = aws_iam_user.bob.name
  policy_arn = module.policies.work_arn
}
