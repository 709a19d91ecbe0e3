# A user with its grant is forgotten and stays in the account.
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

resource "aws_iam_group" "everyone" {
  name = "everyone"
}

removed {
  from = aws_iam_user.alice

  lifecycle {
    destroy = false
  }
}

removed {
  from = aws_iam_user_policy.work

  lifecycle {
    destroy = false
  }
}
