# A new token for the application in iconik.
require "faraday"
require "net/http"

def run(conn)
  conn.post("https://app.iconik.io/API/auth/v1/apps/#{app_id}/token/") do |req| # want: iconik-token-minted-without-expiry iconik-token-not-ended
    req.headers["App-ID"] = app_id
    req.headers["Auth-Token"] = token
  end
  req = Net::HTTP::Get.new(URI("https://app.iconik.io/API/auth/v1/auth/tokens/")) # not: iconik-token-minted-without-expiry iconik-token-not-ended
  req["App-ID"] = app_id
  req["Auth-Token"] = token
  Net::HTTP.start(host, 443, use_ssl: true) { |http| http.request(req) }
end
