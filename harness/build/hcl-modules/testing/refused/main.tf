# Calls that are refused when they are planned; terraform tells all of them in one run.
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
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

module "nobody" {
  source = "./modules/mfa-guard"
}

module "dangerous" {
  source = "./modules/mfa-guard"

  groups         = ["people"]
  exempt_actions = ["iam:GetUser", "IAM:CreateAccessKey", "iam:TagMFADevice"]
}

module "long" {
  source = "./modules/mfa-guard"

  groups         = ["people"]
  exempt_actions = [for i in range(400) : "ec2:Describe${i}"]
}

module "exempting_widely" {
  source = "./modules/mfa-service-control-policy"

  targets        = { root = "r-ab12" }
  exempt_actions = ["sts:AssumeRole"]
}

module "trusts_many" {
  source = "./modules/mfa-role"

  trusted = [for i in range(100) : format("%012d", i)]
}

module "boundary" {
  source = "./modules/escalation-boundary"

  name             = "boundary"
  pass_to_services = ["ecs-tasks.amazonaws.com"]
}
