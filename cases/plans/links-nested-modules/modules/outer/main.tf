variable "work" {
  type = string
}

variable "guard" {
  type = string
}

module "work" {
  source = "../policy"
  name   = "work"
  policy = var.work
}

module "guard" {
  source = "../policy"
  name   = "guard"
  policy = var.guard
}

output "work_arn" {
  value = module.work.arn
}

output "guard_arn" {
  value = module.guard.arn
}
