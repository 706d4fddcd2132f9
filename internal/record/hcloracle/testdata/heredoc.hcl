plain = <<EOT
First line
  second, with "quotes" and a \ that is none
EOT

indented = <<-END_OF-TEXT
    four
      six

    four again: $${escaped} and %%{escaped}
  END_OF-TEXT

empty = <<EOT
EOT

templated = <<-EOT
  %{ for n in names ~}
  name = "${n}"
  %{ endfor ~}
  EOT

document = <<JSON
{
  "name": "uploads",
  "permissions": ["FILE_UPLOAD"]
}
JSON

not_the_end = <<EOT
EOT is not alone
EOTs are not one
  EOT

job "transcode" {
  group "workers" {
    task "proxy" {
      env = { SCRIPT = <<EOS
echo "in an object"
EOS
      }
      args = [<<A
one
A
        , "two"]
      template {
        data = <<-EOH
          key = {{ key "a" }}
        EOH
      }
    }
  }
}

after = "seen"
