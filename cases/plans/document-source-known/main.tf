# A document takes in another one, and a third replaces a statement by its Sid; all are known.
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

data "aws_iam_policy_document" "guard" {
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

data "aws_iam_policy_document" "weak" {
  statement {
    sid    = "DenyWithoutMfa"
    effect = "Deny"
    not_actions = [
      "iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetMFADevice", "iam:GetUser", "iam:ListMFADevices",
      "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetCallerIdentity", "sts:GetSessionToken",
    ]
    resources = ["*"]
    condition {
      test     = "Bool"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["false"]
    }
  }
}

data "aws_iam_policy_document" "alice" {
  source_policy_documents   = [data.aws_iam_policy_document.weak.json]
  override_policy_documents = [data.aws_iam_policy_document.guard.json]

  statement {
    sid       = "Work"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::books/*"]
  }
}

data "aws_iam_policy_document" "bob" {
  source_policy_documents   = [data.aws_iam_policy_document.guard.json]
  override_policy_documents = [data.aws_iam_policy_document.weak.json]

  statement {
    sid       = "Work"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::books/*"]
  }
}

resource "aws_iam_user_policy" "alice" {
  name   = "alice"
  user   = aws_iam_user.alice.name
  policy = data.aws_iam_policy_document.alice.json
}

resource "aws_iam_user_policy" "bob" {
  name   = "bob"
  user   = aws_iam_user.bob.name
  policy = data.aws_iam_policy_document.bob.json
}
