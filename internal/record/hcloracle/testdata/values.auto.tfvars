environment = "staging"
hosts       = ["a.example.com", "b.example.com"]
lifetime    = 1200
enabled     = true
nothing     = null
allow = {
  "10.0.0.0/8"  = "office"
}
