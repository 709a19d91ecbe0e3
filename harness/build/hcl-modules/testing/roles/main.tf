# The scenes of modules/testing/scenes.ts, with the modules in place of the constructs.

locals {
  reading = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["ec2:DescribeInstances", "s3:ListAllMyBuckets"], Resource = "*" },
      { Effect = "Allow", Action = "cloudwatch:PutMetricData", Resource = "*" },
    ]
  })
}

resource "aws_iam_policy" "reading" {
  name   = "reading"
  policy = local.reading
}

module "deployer" {
  source = "./modules/mfa-role"

  name                = "deployer"
  trusted             = ["111122223333", "arn:aws:iam::444455556666:user/people/bob"]
  max_mfa_age_seconds = 3600
  policies            = { reading = aws_iam_policy.reading.arn }
}

module "reader" {
  source = "./modules/mfa-role"

  trusted             = ["arn:aws-cn:iam::444455556666:user/carol", "111122223333"]
  partition           = "aws-cn"
  max_session_seconds = 7200
}
