# Policy variables in documents, as the provider writes them and as HCL escapes them.
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

resource "aws_iam_user" "carol" {
  name = "carol"
}

data "aws_iam_policy_document" "known" {
  statement {
    sid       = "Keys"
    actions   = ["iam:CreateAccessKey"]
    resources = ["arn:aws:iam::*:user/&{aws:username}"]
  }
}

data "aws_iam_policy_document" "pending" {
  depends_on = [aws_s3_bucket.books]

  statement {
    sid       = "Keys"
    actions   = ["iam:CreateAccessKey"]
    resources = ["arn:aws:iam::*:user/&{aws:username}"]
  }
}

resource "aws_iam_user_policy" "alice_keys" {
  name   = "alice_keys"
  user   = aws_iam_user.alice.name
  policy = data.aws_iam_policy_document.known.json
}

resource "aws_iam_user_policy" "bob_keys" {
  name   = "bob_keys"
  user   = aws_iam_user.bob.name
  policy = data.aws_iam_policy_document.pending.json
}

resource "aws_iam_user_policy" "carol_keys" {
  name = "carol_keys"
  user = aws_iam_user.carol.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Keys", Effect = "Allow", Action = "iam:CreateAccessKey", Resource = "arn:aws:iam::*:user/$${aws:username}" }]
  })
}
