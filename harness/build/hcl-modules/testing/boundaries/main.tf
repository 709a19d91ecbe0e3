# Boundaries on roles of CI, with nothing reopened or with roles that may be passed.
# The scenes of modules/testing/scenes.ts, with the modules in place of the constructs.

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["codebuild.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "closed" {
  name                 = "ci-closed"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = module.closed.policy_arn
}

# Everything, of which the boundary leaves no path that fails the gate.
resource "aws_iam_role_policy_attachment" "closed" {
  role       = aws_iam_role.closed.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_role" "roles" {
  name                 = "ci-roles"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = module.roles.policy_arn
}

resource "aws_iam_role_policy_attachment" "roles" {
  role       = aws_iam_role.roles.name
  policy_arn = "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess"
}

resource "aws_iam_role" "services" {
  name                 = "ci-services"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  permissions_boundary = module.services.policy_arn
}

resource "aws_iam_role_policy_attachment" "services" {
  role       = aws_iam_role.services.name
  policy_arn = "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess"
}

module "closed" {
  source = "./modules/escalation-boundary"

  name = "closed"
}

module "roles" {
  source = "./modules/escalation-boundary"

  name       = "roles"
  pass_roles = ["arn:aws:iam::111122223333:role/task", "arn:aws:iam::111122223333:role/app-*"]
}

module "services" {
  source = "./modules/escalation-boundary"

  name             = "services"
  path             = "/boundaries/"
  account_id       = "111122223333"
  pass_roles       = ["arn:aws:iam::111122223333:role/task"]
  pass_to_services = ["ecs-tasks.amazonaws.com", "batch.amazonaws.com"]
}
