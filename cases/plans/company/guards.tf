# The guard this company should use everywhere.
data "aws_iam_policy_document" "mfa_guard" {
  statement {
    sid       = "ManageOwnDevice"
    actions   = ["iam:EnableMFADevice", "iam:GetMFADevice", "iam:GetUser", "iam:ListMFADevices", "iam:ResyncMFADevice"]
    resources = ["arn:aws:iam::*:user/&{aws:username}"]
  }
  statement {
    sid       = "CreateDevice"
    actions   = ["iam:CreateVirtualMFADevice"]
    resources = ["arn:aws:iam::*:mfa/*"]
  }
  statement {
    sid       = "SeeDevices"
    actions   = ["iam:ListVirtualMFADevices"]
    resources = ["*"]
  }
  statement {
    sid    = "DenyAllButEnrolmentWithoutMfa"
    effect = "Deny"
    not_actions = [
      "iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetMFADevice", "iam:GetUser", "iam:ListMFADevices",
      "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetCallerIdentity", "sts:GetSessionToken",
    ]
    resources = ["*"]
    condition {
      test     = "BoolIfExists"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["false"]
    }
  }
  statement {
    sid           = "DenyEnrolmentForOthersWithoutMfa"
    effect        = "Deny"
    actions       = ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:ResyncMFADevice"]
    not_resources = ["arn:aws:iam::*:mfa/*", "arn:aws:iam::*:user/&{aws:username}"]
    condition {
      test     = "BoolIfExists"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["false"]
    }
  }
}

# The classic mistake: "Bool" in place of "BoolIfExists".
data "aws_iam_policy_document" "classic_guard" {
  statement {
    sid    = "DenyAllButEnrolmentWithoutMfa"
    effect = "Deny"
    not_actions = [
      "iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:GetMFADevice", "iam:GetUser", "iam:ListMFADevices",
      "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken",
    ]
    resources = ["*"]
    condition {
      test     = "Bool"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["false"]
    }
  }
}

# "Let people manage their own credentials", with a guard that leaves IAM out.
data "aws_iam_policy_document" "support_self_service" {
  statement {
    sid       = "Tickets"
    actions   = ["support:*", "dynamodb:GetItem", "dynamodb:Query"]
    resources = ["*"]
  }
  statement {
    sid = "OwnCredentials"
    actions = [
      "iam:ChangePassword", "iam:CreateAccessKey", "iam:DeactivateMFADevice", "iam:DeleteAccessKey",
      "iam:EnableMFADevice", "iam:GetUser", "iam:ListAccessKeys", "iam:ListMFADevices", "iam:ResyncMFADevice",
    ]
    resources = ["arn:aws:iam::*:user/&{aws:username}"]
  }
  statement {
    sid         = "DenyWithoutMfa"
    effect      = "Deny"
    not_actions = ["iam:*"]
    resources   = ["*"]
    condition {
      test     = "BoolIfExists"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["false"]
    }
  }
}
