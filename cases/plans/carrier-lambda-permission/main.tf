# Permissions to invoke a function: for a service, and for a user.
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

resource "aws_iam_role" "thumbs" {
  name = "thumbs"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_lambda_function" "thumbs" {
  function_name = "thumbs"
  role          = aws_iam_role.thumbs.arn
  s3_bucket     = "code"
  s3_key        = "thumbs.zip"
  handler       = "index.handler"
  runtime       = "nodejs22.x"
}

resource "aws_lambda_permission" "bucket" {
  function_name  = aws_lambda_function.thumbs.function_name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_account = "111122223333"
}

resource "aws_lambda_permission" "alice" {
  function_name = aws_lambda_function.thumbs.function_name
  action        = "lambda:InvokeFunction"
  principal     = "arn:aws:iam::111122223333:user/alice"
}
