# One policy for each bucket, attached to the developers through a module.
module "bucket_access" {
  source   = "./modules/bucket-access"
  for_each = toset(["covers", "invoices"])

  bucket = "lantern-books-${each.key}"
  groups = [aws_iam_group.developers.name]
}

# Nobody has it yet, and nothing says who will: judged as if a person did.
resource "aws_iam_policy" "break_glass" {
  name = "break-glass"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "Everything"
      Effect   = "Allow"
      Action   = "*"
      Resource = "*"
    }]
  })
}
