# A test that empties the iconik domain.
require "faraday"
require "net/http"

def run(conn)
  conn.delete("https://app.iconik.io/API/assets/v1/delete_queue/assets/") do |req| # want: iconik-destructive-test
  end
  req = Net::HTTP::Delete.new(URI("https://test.iconik.example/API/assets/v1/delete_queue/assets/")) # not: iconik-destructive-test
  Net::HTTP.start(host, 443, use_ssl: true) { |http| http.request(req) }
end
