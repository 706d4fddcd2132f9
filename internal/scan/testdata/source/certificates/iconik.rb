# Which certificates the client of iconik trusts.
require "faraday"
require "net/http"

def run(conn)
  conn = Faraday.new(url: base, ssl: { verify: false }) # want: iconik-tls-verification-off
  conn.get("https://app.iconik.io/API/users/v1/users/current/") do |req|
  end
  conn = Faraday.new(url: base, ssl: { verify: true }) # not: iconik-tls-verification-off
end
