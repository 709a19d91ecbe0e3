# The action of a grant is unknown until apply.
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

resource "aws_s3_bucket" "books" {
  bucket = "books"
}

resource "aws_iam_user" "alice" {
  name = "alice"
}

resource "aws_iam_user" "bob" {
  name = "bob"
}

# Stands for any value that only apply knows.
resource "terraform_data" "action" {
  input = aws_s3_bucket.books.id
}

data "aws_iam_policy_document" "work" {
  statement {
    sid       = "Work"
    actions   = ["s3:GetObject", terraform_data.action.output]
    resources = ["*"]
  }
}

resource "aws_iam_user_policy" "alice_work" {
  name   = "alice_work"
  user   = aws_iam_user.alice.name
  policy = data.aws_iam_policy_document.work.json
}

resource "aws_iam_user_policy" "alice_guard" {
  name = "alice_guard"
  user = aws_iam_user.alice.name
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

resource "aws_iam_user_policy" "bob_work" {
  name   = "bob_work"
  user   = aws_iam_user.bob.name
  policy = data.aws_iam_policy_document.work.json
}
