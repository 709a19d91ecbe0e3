# The policies have count, and the attachments find them by index.
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
  documents = [
    jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Sid = "Work", Effect = "Allow", Action = "ec2:*", Resource = "*" }]
    }),
    jsonencode({
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
    }),
  ]
}

resource "aws_iam_policy" "p" {
  count  = 2
  name   = "p${count.index}"
  policy = local.documents[count.index]
}

resource "aws_iam_user_policy_attachment" "alice" {
  count      = 2
  user       = aws_iam_user.alice.name
  policy_arn = aws_iam_policy.p[count.index].arn
}

resource "aws_iam_user_policy_attachment" "bob" {
  user       = aws_iam_user.bob.name
  policy_arn = aws_iam_policy.p[0].arn
}
