# Two accounts by two profiles of a shared configuration, and one user name in both.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  alias                       = "dev"
  region                      = "eu-central-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
  profile                     = "dev"
  shared_config_files         = ["aws-config"]
}

provider "aws" {
  alias                       = "prod"
  region                      = "eu-central-1"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
  profile                     = "prod"
  shared_config_files         = ["aws-config"]
}

resource "aws_iam_user" "dev_alice" {
  provider = aws.dev
  name     = "alice"
}

resource "aws_iam_user_policy" "dev_work" {
  provider = aws.dev
  name     = "dev_work"
  user     = "alice"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Work", Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::books/*" }]
  })
  depends_on = [aws_iam_user.dev_alice]
}

resource "aws_iam_user_policy" "dev_guard" {
  provider = aws.dev
  name     = "dev_guard"
  user     = "alice"
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
  depends_on = [aws_iam_user.dev_alice]
}

resource "aws_iam_user" "prod_alice" {
  provider = aws.prod
  name     = "alice"
}

resource "aws_iam_user_policy" "prod_work" {
  provider = aws.prod
  name     = "prod_work"
  user     = "alice"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Work", Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::books/*" }]
  })
  depends_on = [aws_iam_user.prod_alice]
}
