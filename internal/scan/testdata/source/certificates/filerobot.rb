# Which certificates the client of Filerobot trusts.
require "faraday"
require "net/http"

def run(conn)
  conn = Faraday.new(url: base, ssl: { verify: false }) # want: filerobot-tls-verification-off
  conn.get("https://api.filerobot.com/<<filerobot-container>>/v4/files") do |req|
  end
  conn = Faraday.new(url: base, ssl: { verify: true }) # not: filerobot-tls-verification-off
end
