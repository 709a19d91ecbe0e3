# A robot with a long-term key. Name it under principals.machine in iamgate.yaml and MFA is not asked of it.
resource "aws_iam_user" "deployer" {
  name = "robot-deployer"
  path = "/robots/"
}

resource "aws_iam_access_key" "deployer" {
  user = aws_iam_user.deployer.name
}

resource "aws_iam_user_policy" "deployer_upload" {
  name = "upload-site"
  user = aws_iam_user.deployer.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "UploadSite"
      Effect   = "Allow"
      Action   = ["s3:PutObject", "s3:DeleteObject"]
      Resource = "arn:aws:s3:::lantern-books-site/*"
    }]
  })
}
