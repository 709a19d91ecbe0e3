# Policies of an organization: service control, resource control and tags.
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

resource "aws_organizations_policy" "for_all" {
  name = "for-all"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "DenyWithoutMfa"
      Effect   = "Deny"
      Action   = "*"
      Resource = "*"
      Condition = {
        BoolIfExists = { "aws:MultiFactorAuthPresent" = "false" }
      }
    }]
  })
}

resource "aws_organizations_policy" "for_users" {
  name = "for-users"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "DenyWithoutMfa"
      Effect   = "Deny"
      Action   = "*"
      Resource = "*"
      Condition = {
        BoolIfExists = { "aws:MultiFactorAuthPresent" = "false" }
        ArnLike      = { "aws:PrincipalArn" = "arn:*:iam::*:user/*" }
      }
    }]
  })
}

resource "aws_organizations_policy" "for_buckets" {
  name = "for-buckets"
  type = "RESOURCE_CONTROL_POLICY"
  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "DenyWithoutMfa"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = "*"
      Condition = {
        BoolIfExists = { "aws:MultiFactorAuthPresent" = "false", "aws:PrincipalIsAWSService" = "false" }
      }
    }]
  })
}

resource "aws_organizations_policy" "tags" {
  name = "tags"
  type = "TAG_POLICY"
  content = jsonencode({
    tags = { CostCenter = { tag_key = { "@@assign" = "CostCenter" } } }
  })
}

resource "aws_organizations_policy_attachment" "for_all" {
  policy_id = aws_organizations_policy.for_all.id
  target_id = "ou-1111-11111111"
}

resource "aws_organizations_policy_attachment" "for_users" {
  policy_id = aws_organizations_policy.for_users.id
  target_id = "r-1111"
}
