# A module that is called once for each account, with the provider passed in.
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
  access_key                  = "mock_access_key"
  secret_key                  = "mock_secret_key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true

  assume_role {
    role_arn = "arn:aws:iam::111111111111:role/terraform"
  }
}

provider "aws" {
  alias                       = "prod"
  region                      = "eu-central-1"
  access_key                  = "mock_access_key"
  secret_key                  = "mock_secret_key"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true

  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/terraform"
  }
}

module "dev" {
  source    = "./modules/person"
  providers = { aws = aws.dev }
  guarded   = true
}

module "prod" {
  source    = "./modules/person"
  providers = { aws = aws.prod }
  guarded   = false
}
