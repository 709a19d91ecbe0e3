variable "bucket" {
  type = string
}

variable "groups" {
  type = list(string)
}

resource "aws_iam_policy" "this" {
  name = "${var.bucket}-access"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "s3:ListBucket", Resource = "arn:aws:s3:::${var.bucket}" },
      { Effect = "Allow", Action = ["s3:GetObject", "s3:PutObject"], Resource = "arn:aws:s3:::${var.bucket}/*" },
    ]
  })
}

resource "aws_iam_group_policy_attachment" "this" {
  count      = length(var.groups)
  group      = var.groups[count.index]
  policy_arn = aws_iam_policy.this.arn
}
