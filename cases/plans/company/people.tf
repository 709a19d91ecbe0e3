locals {
  people = {
    alice = ["everyone", "developers"]
    bob   = ["everyone", "developers"]
    dora  = ["admins"]
    erin  = ["support"]
  }
}

resource "aws_iam_user" "people" {
  for_each = local.people
  name     = each.key
}

resource "aws_iam_user_group_membership" "people" {
  for_each = local.people
  user     = aws_iam_user.people[each.key].name
  groups   = each.value

  depends_on = [
    aws_iam_group.everyone, aws_iam_group.developers, aws_iam_group.admins, aws_iam_group.support,
  ]
}

# Bad: the one Allow asks for MFA, but nothing denies. The next policy attached to Frank opens the door.
resource "aws_iam_user" "contractor" {
  name = "frank"
}

resource "aws_iam_user_policy" "contractor_ec2" {
  name = "ec2-with-mfa"
  user = aws_iam_user.contractor.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Ec2WithMfa"
      Effect    = "Allow"
      Action    = ["ec2:Describe*", "ec2:StartInstances", "ec2:StopInstances"]
      Resource  = "*"
      Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }
    }]
  })
}

# Good: an intern with a ceiling, guarded as everyone is.
resource "aws_iam_policy" "intern_ceiling" {
  name = "intern-ceiling"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "NothingBeyond"
      Effect   = "Allow"
      Action   = ["s3:Get*", "s3:List*", "iam:*MFADevice*", "iam:GetUser", "sts:GetCallerIdentity"]
      Resource = "*"
    }]
  })
}

resource "aws_iam_user" "intern" {
  name                 = "gina"
  permissions_boundary = aws_iam_policy.intern_ceiling.arn
}

resource "aws_iam_group_membership" "interns" {
  name  = "interns-are-everyone-too"
  group = aws_iam_group.everyone.name
  users = [aws_iam_user.intern.name]
}

resource "aws_iam_user_policy_attachment" "intern_read_only" {
  user       = aws_iam_user.intern.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
}
