# Documents that nobody configured, or only by a variable that is null.
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

variable "policy" {
  type    = string
  default = null
}

resource "aws_sqs_queue" "unset" {
  name = "unset"
}

resource "aws_sqs_queue" "null" {
  name   = "null"
  policy = var.policy
}

resource "aws_kms_key" "unset" {
  description = "its policy is AWS's own"
}

resource "aws_iam_role" "batch" {
  name = "batch"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
  permissions_boundary = var.policy
}

resource "aws_iam_user" "alice" {
  name                 = "alice"
  permissions_boundary = null
}
