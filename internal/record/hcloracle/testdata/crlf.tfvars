token_ttl = 3600
name      = "windows"
text = <<EOT
one
two
EOT
list = [
  "a",
  "b",
]
last = true
