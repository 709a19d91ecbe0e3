# Members are named by .name, and membership is known.
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

resource "aws_iam_user" "carol" {
  name = "carol"
}

resource "aws_iam_group" "everyone" {
  name = "everyone"
}

resource "aws_iam_group_policy" "everyone_guard" {
  name  = "everyone_guard"
  group = aws_iam_group.everyone.name
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

resource "aws_iam_user_policy" "alice_work" {
  name = "alice_work"
  user = aws_iam_user.alice.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Work", Effect = "Allow", Action = "ec2:*", Resource = "*" }]
  })
}

resource "aws_iam_user_policy" "bob_work" {
  name = "bob_work"
  user = aws_iam_user.bob.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Work", Effect = "Allow", Action = "ec2:*", Resource = "*" }]
  })
}

resource "aws_iam_user_policy" "carol_work" {
  name = "carol_work"
  user = aws_iam_user.carol.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Work", Effect = "Allow", Action = "ec2:*", Resource = "*" }]
  })
}

resource "aws_iam_group_membership" "everyone" {
  name  = "everyone"
  group = aws_iam_group.everyone.name
  users = [aws_iam_user.alice.name, aws_iam_user.bob.name]
}
