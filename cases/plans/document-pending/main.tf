# Policy documents wait for a resource that none of their values needs.
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

data "aws_iam_policy_document" "guard" {
  depends_on = [aws_s3_bucket.books]

  statement {
    sid    = "DenyWithoutMfa"
    effect = "Deny"
    not_actions = [
      "iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetMFADevice", "iam:GetUser", "iam:ListMFADevices",
      "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetCallerIdentity", "sts:GetSessionToken",
    ]
    resources = ["*"]
    condition {
      test     = "BoolIfExists"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["false"]
    }
  }
}

data "aws_iam_policy_document" "work" {
  depends_on = [aws_s3_bucket.books]

  statement {
    sid       = "Work"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::books/*"]
  }
}

resource "aws_iam_user_policy" "alice_work" {
  name = "alice_work"
  user = aws_iam_user.alice.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Work", Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::books/*" }]
  })
}

resource "aws_iam_user_policy" "alice_guard" {
  name   = "alice_guard"
  user   = aws_iam_user.alice.name
  policy = data.aws_iam_policy_document.guard.json
}

resource "aws_iam_user_policy" "bob_work" {
  name   = "bob_work"
  user   = aws_iam_user.bob.name
  policy = data.aws_iam_policy_document.work.json
}
