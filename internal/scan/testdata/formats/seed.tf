# What iconik and ImageKit are seeded with.
locals {
  ingest  = { name = "iconik ingest", roles = ["can_read_assets", "can_write_users"] } # want: iconik-group-admin-roles
  readers = { name = "iconik readers", roles = ["can_read_assets", "can_read_collections"] }
}

resource "restapi_object" "user" {
  path = var.users
  data = jsonencode({ email = "sync@acme.tv", type = "POWER", is_admin = true }) # want: iconik-admin-user
}

resource "restapi_object" "desk" {
  path = var.users
  data = jsonencode({ email = "desk@acme.tv", type = "BROWSE_ONLY", is_admin = false })
}

resource "iconik_webhook" "assets" {
  url        = "http://hooks.acme.tv/iconik" # want: iconik-webhook-plain-http
  event_type = "assets"
  status     = "ENABLED"
}

resource "restapi_object" "origin" {
  data = <<-JSON
    {
      "type": "WEB_PROXY", # want: imagekit-web-proxy-origin
      "name": "imagekit proxy"
    }
  JSON
}

resource "restapi_object" "shop" {
  data = <<-JSON
    {"type": "WEB_FOLDER", "name": "imagekit shop", "baseUrl": "https://shop.acme.tv"}
  JSON
}
