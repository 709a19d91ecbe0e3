# A CloudFormation stack that creates an administrator.
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

resource "aws_cloudformation_stack" "admin" {
  name         = "admin"
  capabilities = ["CAPABILITY_NAMED_IAM"]
  template_body = jsonencode({
    Resources = {
      Mallory = {
        Type       = "AWS::IAM::User"
        Properties = { UserName = "mallory", ManagedPolicyArns = ["arn:aws:iam::aws:policy/AdministratorAccess"] }
      }
    }
  })
}
