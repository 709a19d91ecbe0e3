# Policy documents built with a sensitive variable, whose text Terraform does not mark.
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
  default   = "CANARY-7f3a-bucket"
}

resource "aws_iam_user" "alice" {
  name = "alice"
}

resource "aws_iam_user" "bob" {
  name = "bob"
}

resource "aws_s3_bucket" "books" {
  bucket = "books"
}

data "aws_iam_policy_document" "known" {
  statement {
    sid       = "Work"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::${var.bucket}/*"]
  }
}

data "aws_iam_policy_document" "deferred" {
  depends_on = [aws_s3_bucket.books]

  statement {
    sid       = "Work"
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::${var.bucket}/*"]
  }
}

resource "aws_iam_user_policy" "alice_work" {
  name   = "alice_work"
  user   = aws_iam_user.alice.name
  policy = data.aws_iam_policy_document.known.json
}

resource "aws_iam_user_policy" "bob_work" {
  name   = "bob_work"
  user   = aws_iam_user.bob.name
  policy = data.aws_iam_policy_document.deferred.json
}
