# iconik's tokens and passwords, as they should not be written down.
require "faraday"
require "net/http"

def run(conn)
  token = "<<iconik-token issued=2026-11-01 lifetime=60d>>" # want: iconik-auth-token # not: iconik-token-long-lived iconik-token-never-rotated
  session = "<<jwt-other>>" # not: iconik-auth-token
  old_token = "<<iconik-token issued=2024-11-20>>" # want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
  stale_token = "<<iconik-token issued=2026-09-20 lifetime=80d>>" # want: iconik-auth-token iconik-token-never-rotated

  client = Iconik::Client.new(
    app_id: "<<uuid1 at=2026-03-02>>",
    auth_token: "<<iconik-opaque-token>>", # want: iconik-token-pair
  )

  # The same, as it should be.



  client = Iconik::Client.new(
    app_id: "<<uuid1 at=2026-03-02>>",
    auth_token: ENV.fetch("ICONIK_AUTH_TOKEN"), # not: iconik-token-pair
  )






  iconik_api_token = "<<iconik-opaque-token n=2>>" # want: iconik-hardcoded-token
  iconik_auth_token = ENV.fetch("ICONIK_AUTH_TOKEN", "<<iconik-opaque-token n=3>>") # want: iconik-hardcoded-token
  iconik_app_token = ENV.fetch("ICONIK_APP_TOKEN") # not: iconik-hardcoded-token
  iconik_access_token = "your-iconik-token-here" # not: iconik-hardcoded-token






  conn.post(search) do |req|
    req.headers["App-ID"] = app_id
    req.headers["Auth-Token"] = "<<iconik-opaque-token n=4>>" # want: iconik-header-token
  end
  conn.post(search) do |req|
    req.headers["App-ID"] = app_id
    req.headers["Auth-Token"] = token # not: iconik-header-token
  end
  req = Net::HTTP::Get.new(URI(current))
  req["Auth-Token"] = "<<iconik-opaque-token n=5>>" # want: iconik-header-token
  Net::HTTP.start(host, 443, use_ssl: true) { |http| http.request(req) }






  client = Iconik::Client.new(
    app_id: ENV.fetch("ICONIK_APP_ID"),
    auth_token: "<<iconik-opaque-token n=6>>", # want: iconik-config-token
    base_url: "https://app.iconik.io",
  )
  client = Iconik::Client.new(
    app_id: ENV.fetch("ICONIK_APP_ID"),
    auth_token: token, # not: iconik-config-token
    base_url: "https://app.iconik.io",
  )






  conn.get("https://app.iconik.io/API/auth/v1/oauth/token/") do |req|
    req.headers["Authorization"] = "Bearer <<iconik-opaque-token n=7>>" # want: iconik-token-nearby
  end
  conn.get("https://app.iconik.io/API/auth/v1/oauth/token/") do |req|
    req.headers["Authorization"] = "Bearer #{token}" # not: iconik-token-nearby
  end






  iconik_client_secret = "<<iconik-client-secret>>" # want: iconik-oauth-client-secret
  iconik_client_secret = ENV.fetch("ICONIK_CLIENT_SECRET") # not: iconik-oauth-client-secret






  iconik_password = "<<iconik-password>>" # want: iconik-login-password
  iconik_password = ENV.fetch("ICONIK_PASSWORD") # not: iconik-login-password
end
