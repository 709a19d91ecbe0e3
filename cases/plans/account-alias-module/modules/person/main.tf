# A user with work and, if asked for, the guard, which is bound by name alone.
terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "guarded" {
  type = bool
}

resource "aws_iam_user" "this" {
  name = "alice"
}

resource "aws_iam_user_policy" "work" {
  name = "work"
  user = aws_iam_user.this.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Work", Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::books/*" }]
  })
}

resource "aws_iam_user_policy" "guard" {
  name = "guard"
  user = "alice"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid    = "DenyWithoutMfa"
      Effect = "Deny"
      NotAction = [
        "iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetMFADevice", "iam:GetUser", "iam:ListMFADevices",
        "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetCallerIdentity", "sts:GetSessionToken",
      ]
      Resource  = "*"
      Condition = { BoolIfExists = { "aws:MultiFactorAuthPresent" = "false" } }
    }]
  })
  count      = var.guarded ? 1 : 0
  depends_on = [aws_iam_user.this]
}
