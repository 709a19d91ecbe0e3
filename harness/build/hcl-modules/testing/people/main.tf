# The scenes of modules/testing/scenes.ts, with the modules in place of the constructs.

variable "profile" {
  type = string
}

locals {
  reading = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["ec2:DescribeInstances", "s3:ListAllMyBuckets"], Resource = "*" },
      { Effect = "Allow", Action = "cloudwatch:PutMetricData", Resource = "*" },
    ]
  })
}

resource "aws_iam_user" "alice" {
  name = "alice"
  path = "/people/"
}

resource "aws_iam_user" "carol" {
  name = "carol"
}

resource "aws_iam_user" "erin" {
  name = "erin"
}

resource "aws_iam_group" "developers" {
  name = "developers"
}

resource "aws_iam_user_group_membership" "erin" {
  user   = aws_iam_user.erin.name
  groups = [aws_iam_group.developers.name]
}

resource "aws_iam_policy" "reading" {
  name   = "reading"
  policy = local.reading
}

module "guard" {
  source = "./modules/mfa-guard"

  profile     = var.profile
  users       = [aws_iam_user.alice.name, "bob"]
  groups      = [aws_iam_group.developers.name, "operators"]
  name_prefix = "people-"
  path        = "/guards/"
  tags        = { team = "security" }
}

module "analysts" {
  source = "./modules/human-group"

  profile         = var.profile
  name            = "analysts"
  path            = "/people/"
  members         = [aws_iam_user.carol.name, "dave"]
  policies        = { reading = aws_iam_policy.reading.arn }
  inline_policies = { metrics = local.reading }
  account_id      = "111122223333"
}

module "organization" {
  source = "./modules/mfa-service-control-policy"

  profile = var.profile
  targets = { root = "r-ab12", one = "111122223333" }
}

module "passwords" {
  source = "./modules/password-policy"

  max_age_days = 365
}

# Whatever is given otherwise than in the scenes.
module "exempting" {
  source = "./modules/mfa-guard"

  profile        = var.profile
  groups         = [aws_iam_group.others.name]
  exempt_actions = ["iam:ListUsers", "IAM:getuser", "iam:ChangePassword"]
  name           = "exempting"
  partition      = "aws"
  account_id     = "111122223333"

  # With it Terraform reads no data before apply, not even the partition.
  depends_on = [aws_iam_user.alice]
}

resource "aws_iam_group" "others" {
  name = "others"
}

resource "aws_iam_group" "printed" {
  name = "printed"
}

# What `iamgate policy --format hcl` prints lies beside this file.
resource "aws_iam_group_policy_attachment" "printed" {
  group      = aws_iam_group.printed.name
  policy_arn = aws_iam_policy.mfa_guard.arn
}
