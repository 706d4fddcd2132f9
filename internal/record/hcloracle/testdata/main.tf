# Values of every kind that can be written out.
terraform {
  required_version = ">= 1.9"
  required_providers {
    filerobot = { source = "example/filerobot", version = "~> 2.1" }
    aws       = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.eu, aws.us,]
    }
  }
}

// Blocks: none, one and two labels, quoted and bare.
variable "directory" {
  type        = string
  default     = "/team/\"a\"\tb" # behind a value
  description = "Where uploads go: $${not_a_template}, %%{nor_this}, 50%, 5$."
  nullable    = false
}

variable "limits" {
  type = object({
    minute = optional(number, 60)
    names  = list(string)
  })
  default = {
    minute : 20
    names = ["a", "b", ]
    ratio = -0.25, large = 1.5e3
    "quoted key" = null
    nested = {
      deep = [[1, 2], [], [{ x = true }, { y = false }]]
    }
  }
  validation {
    condition     = var.limits.minute > 0 && length(var.limits.names) != 0
    error_message = "No limit."
  }
}

locals { one_line = "value" }

locals {
  /* over
     lines */
  empty   = ""
  unicode = "Ä \u00e4 \U0001F600 語"
  keys    = { (var.directory) = "computed", "a-b" = 1, c-d = 2, "${var.directory}-x" = 3 }
  chosen  = var.limits.minute > 10 ? "many" : "few"
  listed  = [for n in var.limits.names : upper(n) if n != "a"]
  mapped  = { for k, v in var.limits : k => v... if v != null }
  splat   = var.limits.names[*]
  index   = var.limits.names[0]
  joined  = join(",", concat(["a"], var.limits.names...))
  sum     = 1 + 2 * -3
  either  = !(true || false)
  wrapped = "${var.directory}"
  mixed   = "a ${upper("b } \" c")} d %{ if true }e%{ else }f%{ endif ~} g"
  quotes  = "%{ if var.directory == "a" }b%{ endif }"
  minus   = [-1, - 2, 5 - 3, a-b, -var.limits.minute]
  many = merge(
    { a = 1 },
    { b = "two" },
  )
  after = "still seen"
  broken_over = (
    true
    ? "yes"
    : "no"
  )
  last = 7 // the last
}

resource aws_s3_bucket "originals" {
  bucket = "originals"
  tags   = merge(local.keys, { Name = "originals" })
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:GetObject"], Resource = "${self.arn}/*" }]
  })

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [tags["Name"], bucket]
  }

  dynamic "rule" {
    for_each = toset(["a", "b"])
    content {
      id = rule.value
    }
  }
}

output "first" { value = aws_s3_bucket.originals.id }
