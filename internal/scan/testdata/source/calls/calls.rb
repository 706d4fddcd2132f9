# Where the integration of iconik, ImageKit and Filerobot calls.
require "faraday"
require "net/http"

def run(conn)
  conn.get("https://app.iconik.io/API/assets/v1/assets/?page=1&auth_token=<<iconik-opaque-token n=8>>") do |req| # want: iconik-token-in-url iconik-config-token
  end
  conn.get("https://app.iconik.io/API/assets/v1/assets/?page=#{page}") do |req| # not: iconik-token-in-url
  end
  conn.post("http://app.iconik.io/API/search/v1/search/") do |req| # want: iconik-plain-http
  end
  req = Net::HTTP::Post.new(URI("https://app.iconik.io/API/search/v1/search/")) # not: iconik-plain-http iconik-plain-http-api
  Net::HTTP.start(host, 443, use_ssl: true) { |http| http.request(req) }
  conn.get("http://#{host}/API/assets/v1/assets/") do |req| # want: iconik-plain-http-api
  end
  link = "http://icnk.io/u/4f2b6c1d0e9a" # want: iconik-plain-http-share
  link = "https://icnk.io/u/4f2b6c1d0e9a" # not: iconik-plain-http-share
  conn.get("https://app.iconik.io/API/assets/v1/assets/?auth_token=#{auth_token}") do |req| # want: iconik-token-put-in-url
  end
  conn.get("https://app.iconik.io/API/assets/v1/assets/?per_page=#{size}") do |req| # not: iconik-token-put-in-url
  end
  req = Net::HTTP::Get.new(URI("https://app.iconik.io/API/assets/v1/assets/?token=#{ENV.fetch("ICONIK_AUTH_TOKEN")}")) # want: iconik-token-put-in-url
  Net::HTTP.start(host, 443, use_ssl: true) { |http| http.request(req) }






  conn.get("http://api.imagekit.io/v1/files") do |req| # want: imagekit-plain-http
  end
  req = Net::HTTP::Get.new(URI("https://api.imagekit.io/v1/files")) # not: imagekit-plain-http
  Net::HTTP.start(host, 443, use_ssl: true) { |http| http.request(req) }
  client = ImageKitIo::Client.new(
    private_key: ENV.fetch("IMAGEKIT_PRIVATE_KEY"),
    url_endpoint: "http://images.acme.tv/media", # want: imagekit-plain-http-endpoint
  )
  client = ImageKitIo::Client.new(
    private_key: ENV.fetch("IMAGEKIT_PRIVATE_KEY"),
    url_endpoint: "https://images.acme.tv/media", # not: imagekit-plain-http-endpoint
  )
  conn.get("https://api.imagekit.io/v1/files?private_key=#{private_key}") do |req| # want: imagekit-key-put-in-url
  end
  req = Net::HTTP::Get.new(URI("https://api.imagekit.io/v1/files?path=#{path}")) # not: imagekit-key-put-in-url
  Net::HTTP.start(host, 443, use_ssl: true) { |http| http.request(req) }






  conn.get("http://api.filerobot.com/#{container}/v4/files") do |req| # want: filerobot-plain-http-api
  end
  req = Net::HTTP::Get.new(URI("https://api.filerobot.com/#{container}/v4/files")) # not: filerobot-plain-http-api
  Net::HTTP.start(host, 443, use_ssl: true) { |http| http.request(req) }
  picture = "http://<<filerobot-container>>.filerobot.com/press/kit.jpg" # want: filerobot-plain-http-delivery
  picture = "https://<<cloudimage-token>>.cloudimg.io/v7/http://origin.acme.tv/kit.jpg" # not: filerobot-plain-http-delivery
  conn.get("https://api.filerobot.com/#{container}/v4/key/info?key=#{filerobot_key}") do |req| # want: filerobot-key-put-in-url
  end
  req = Net::HTTP::Get.new(URI("https://api.filerobot.com/#{container}/v4/files?folder=#{folder}")) # not: filerobot-key-put-in-url
  Net::HTTP.start(host, 443, use_ssl: true) { |http| http.request(req) }
end
