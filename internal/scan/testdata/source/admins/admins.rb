# Whose keys the integration of iconik and ImageKit uses.
require "faraday"
require "net/http"

def run(conn)
  token = ENV.fetch("ICONIK_ADMIN_TOKEN") # want: iconik-admin-credential
  url = ENV.fetch("ICONIK_ADMIN_URL") # not: iconik-admin-credential






  client = Iconik::Client.new(
    app_id: app_id,
    auth_token: ENV.fetch("ADMIN_TOKEN"), # want: iconik-admin-credential-nearby
  )






  client = Iconik::Client.new(
    app_id: app_id,
    auth_token: ENV.fetch("INGEST_TOKEN"), # not: iconik-admin-credential-nearby
  )






  key = ENV.fetch("IMAGEKIT_ADMIN_PRIVATE_KEY") # want: imagekit-admin-key-name
  mail = ENV.fetch("IMAGEKIT_ADMIN_EMAIL") # not: imagekit-admin-key-name
end
