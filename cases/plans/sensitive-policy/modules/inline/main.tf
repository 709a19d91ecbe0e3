# One inline policy of a user.
variable "user" {
  type = string
}

variable "doc" {
  type = string
}

resource "aws_iam_user_policy" "this" {
  name   = "this"
  user   = var.user
  policy = var.doc
}
