# Policies and users have for_each, and the attachments find them by each.key.
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

locals {
  team = {
    alice = jsonencode({
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
    bob = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Sid = "Work", Effect = "Allow", Action = "ec2:*", Resource = "*" }]
    })
  }
}

resource "aws_iam_user" "team" {
  for_each = local.team
  name     = each.key
}

resource "aws_iam_policy" "work" {
  name = "work"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Work", Effect = "Allow", Action = "ec2:*", Resource = "*" }]
  })
}

resource "aws_iam_policy" "own" {
  for_each = local.team
  name     = "own-${each.key}"
  policy   = each.value
}

resource "aws_iam_user_policy_attachment" "own" {
  for_each   = local.team
  user       = aws_iam_user.team[each.key].name
  policy_arn = aws_iam_policy.own[each.key].arn
}

resource "aws_iam_user_policy_attachment" "work" {
  for_each   = local.team
  user       = aws_iam_user.team[each.key].id
  policy_arn = aws_iam_policy.work.arn
}
