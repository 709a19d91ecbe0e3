# Everyone at Lantern Books is in this group; it carries the MFA guard and nothing else but self-service.
resource "aws_iam_group" "everyone" {
  name = "everyone"
}

resource "aws_iam_policy" "mfa_guard" {
  name        = "mfa-guard"
  description = "Denies all but the enrolment of a device to whoever comes without MFA"
  policy      = data.aws_iam_policy_document.mfa_guard.json
}

resource "aws_iam_group_policy_attachment" "everyone_guard" {
  group      = aws_iam_group.everyone.name
  policy_arn = aws_iam_policy.mfa_guard.arn
}

# Good in themselves; their guard is the one of "everyone".
resource "aws_iam_group" "developers" {
  name = "developers"
}

resource "aws_iam_group_policy_attachment" "developers_poweruser" {
  group      = aws_iam_group.developers.name
  policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess"
}

# Bad: "Bool" finds no key in a call made with an access key, so the Deny never fires for one.
resource "aws_iam_group" "admins" {
  name = "admins"
}

resource "aws_iam_group_policy_attachment" "admins_administrator" {
  group      = aws_iam_group.admins.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_group_policy" "admins_guard" {
  name   = "mfa-guard"
  group  = aws_iam_group.admins.name
  policy = data.aws_iam_policy_document.classic_guard.json
}

# Bad: what the guard spares includes all of IAM.
resource "aws_iam_group" "support" {
  name = "support"
}

resource "aws_iam_group_policy" "support_self_service" {
  name   = "self-service"
  group  = aws_iam_group.support.name
  policy = data.aws_iam_policy_document.support_self_service.json
}
