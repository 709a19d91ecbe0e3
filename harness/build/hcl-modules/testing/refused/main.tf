# Calls that are refused when they are planned; terraform tells all of them in one run.

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
