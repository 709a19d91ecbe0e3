# A bucket policy lets a user of the plan read, who has no policy of her own.
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

resource "aws_s3_bucket" "books" {
  bucket = "books"
}

resource "aws_s3_bucket_policy" "books" {
  bucket = aws_s3_bucket.books.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Alice", Effect = "Allow", Principal = { AWS = "arn:aws:iam::111122223333:user/alice" }, Action = "s3:GetObject", Resource = "arn:aws:s3:::books/*" }]
  })
}
