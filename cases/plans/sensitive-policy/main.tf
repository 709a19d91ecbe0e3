# Secrets in every place of a plan that may hold one: variable, policy before and after, data, output, module.
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

variable "bucket" {
  type      = string
  sensitive = true
  default   = "CANARY-7f3a-variable"
}

resource "aws_iam_user" "alice" {
  name = "alice"
}

resource "aws_s3_bucket" "books" {
  bucket = "books"
}

resource "aws_iam_user_policy" "work" {
  name = "work"
  user = aws_iam_user.alice.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "CANARY7f3aSid", Effect = "Allow", Action = "iam:CreateAccessKey", Resource = "arn:aws:iam::111122223333:user/${var.bucket}" }]
  })
}

data "aws_iam_policy_document" "known" {
  statement {
    sid       = "Work"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::${var.bucket}/*"]
  }
}

data "aws_iam_policy_document" "deferred" {
  statement {
    sid       = "Work"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::${var.bucket}-deferred/*", aws_s3_bucket.books.arn]
  }
}

resource "aws_iam_user_policy" "known" {
  name   = "known"
  user   = aws_iam_user.alice.name
  policy = data.aws_iam_policy_document.known.json
}

resource "aws_iam_user_policy" "deferred" {
  name   = "deferred"
  user   = aws_iam_user.alice.name
  policy = data.aws_iam_policy_document.deferred.json
}

module "inline" {
  source = "./modules/inline"
  user   = aws_iam_user.alice.name
  doc    = sensitive(jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Deny", NotAction = "iam:*", Resource = "*", Condition = { StringNotEquals = { "aws:PrincipalTag/x" = "CANARY-7f3a-condition" } } }] }))
}

resource "terraform_data" "secret" {
  input = sensitive("CANARY-7f3a-input")
}

output "secret" {
  value     = "${var.bucket}-output"
  sensitive = true
}
