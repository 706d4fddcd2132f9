# Which certificates the client of ImageKit trusts.
require "faraday"
require "net/http"

def run(conn)
  conn = Faraday.new(url: base, ssl: { verify: false }) # want: imagekit-tls-verification-off
  conn.get("https://api.imagekit.io/v1/files") do |req|
  end
  conn = Faraday.new(url: base, ssl: { verify: true }) # not: imagekit-tls-verification-off
end
