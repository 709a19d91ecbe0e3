# Calls whose variables are refused; terraform tells all of them in one run, before it plans.

module "pattern" {
  source = "./modules/mfa-guard"

  groups         = ["people"]
  exempt_actions = ["iam:GetUser", "iam:*"]
}

module "profile" {
  source = "./modules/mfa-guard"

  groups  = ["people"]
  profile = "console"
}

module "places" {
  source = "./modules/mfa-guard"

  groups     = ["arn:aws:iam::111122223333:group/people"]
  users      = ["some body"]
  partition  = "gov"
  account_id = "1111"
  name       = ""
  path       = "people"
}

module "group" {
  source = "./modules/human-group"

  name            = "people"
  policies        = { all = "AdministratorAccess" }
  inline_policies = { broken = "{" }
}

module "trusts_nobody" {
  source = "./modules/mfa-role"

  trusted = []
}

module "trusts_machines" {
  source = "./modules/mfa-role"

  trusted             = ["111122223333", "lambda.amazonaws.com", "arn:aws:iam::111122223333:role/deploy", "*"]
  max_mfa_age_seconds = 0
  max_session_seconds = 60
}

module "attached_to_nothing" {
  source = "./modules/mfa-service-control-policy"

  targets = {}
}

module "attached_to_users" {
  source = "./modules/mfa-service-control-policy"

  targets = { alice = "alice" }
}

module "passwords" {
  source = "./modules/password-policy"

  minimum_length = 7
  max_age_days   = 30.5
}

module "boundary" {
  source = "./modules/escalation-boundary"

  name             = "boundary"
  path             = "/*/"
  pass_roles       = ["*"]
  pass_to_services = ["*"]
}
