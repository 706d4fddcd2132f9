# Keys of ImageKit, Filerobot and Cloudimage, as they should not be written down.
require "faraday"
require "net/http"

def run(conn)
  client = ImageKitIo::Client.new(
    public_key: "<<imagekit-public-key>>", # not: imagekit-swapped-keys imagekit-private-key
    private_key: "<<imagekit-private-key>>", # want: imagekit-private-key
    url_endpoint: "https://ik.imagekit.io/acme",
  )
  client = ImageKitIo::Client.new(
    public_key: "<<imagekit-private-key n=2>>", # want: imagekit-swapped-keys imagekit-private-key
    private_key: ENV.fetch("IMAGEKIT_PRIVATE_KEY"), # not: imagekit-private-key
  )


  imagekit_private_key = "<<imagekit-bare-key>>" # want: imagekit-unprefixed-key
  joined_imagekit_key = "private_" + "<<imagekit-bare-key n=4>>" # want: imagekit-unprefixed-key
  imagekit_private_key = ENV.fetch("IMAGEKIT_PRIVATE_KEY") # not: imagekit-unprefixed-key
  imagekit_webhook_secret = "<<imagekit-webhook-secret>>" # want: imagekit-webhook-secret
  imagekit_webhook_secret = ENV.fetch("IMAGEKIT_WEBHOOK_SECRET") # not: imagekit-webhook-secret






  conn.get("https://api.imagekit.io/v1/files") do |req|
    req.headers["Authorization"] = "Basic <<imagekit-basic>>" # want: imagekit-basic-auth
  end
  req = Net::HTTP::Get.new(URI("https://api.imagekit.io/v1/files"))
  req["Authorization"] = "Basic #{key}" # not: imagekit-basic-auth
  Net::HTTP.start(host, 443, use_ssl: true) { |http| http.request(req) }
  conn.get("https://<<imagekit-private-key n=3>>:@api.imagekit.io/v1/files") do |req| # want: imagekit-key-in-url imagekit-private-key
  end
  req = Net::HTTP::Get.new(URI("https://api.imagekit.io/v1/files?limit=100")) # not: imagekit-key-in-url
  Net::HTTP.start(host, 443, use_ssl: true) { |http| http.request(req) }






  conn.get("https://api.filerobot.com/<<filerobot-container>>/v4/files") do |req|
    req.headers["X-Filerobot-Key"] = "<<filerobot-api-key>>" # want: filerobot-api-key
  end
  req = Net::HTTP::Get.new(URI("https://api.filerobot.com/<<filerobot-container>>/v4/files"))
  req["X-Filerobot-Key"] = ENV.fetch("FILEROBOT_KEY") # not: filerobot-api-key
  Net::HTTP.start(host, 443, use_ssl: true) { |http| http.request(req) }
  req = Net::HTTP::Get.new(URI("https://api.filerobot.com/<<filerobot-container>>/v4/files"))
  req["X-Filerobot-Key"] = "<<filerobot-api-key n=4>>" # want: filerobot-api-key
  Net::HTTP.start(host, 443, use_ssl: true) { |http| http.request(req) }






  # Whoever has this fills the container of the press office, and nobody finds out who it was, since the uploads of all desks come with the same one and from the same few addresses.
  upload_key = "<<filerobot-api-key n=2>>" # want: filerobot-api-key-nearby
  base = "https://api.filerobot.com/<<filerobot-container>>/v4/"
  checksum = "<<filerobot-api-key n=3>>" # not: filerobot-api-key-nearby
  template = "<<filerobot-template-id>>" # want: filerobot-security-template
  template = "SECU_YOUR_TEMPLATE_ID" # not: filerobot-security-template
  session = "<<filerobot-sass issued=2026-11-05 age=1200 permissions=3 udir=/press/* ldir=/press/* ips=198.51.100.7>>" # want: filerobot-session-key # not: filerobot-session-key-overbroad filerobot-session-key-long-lived filerobot-session-key-endless filerobot-session-key-unscoped
  session = "SASS__YOUR_KEY" # not: filerobot-session-key
  broad = "<<filerobot-sass issued=2026-11-05 age=86400 permissions=28>>" # want: filerobot-session-key filerobot-session-key-overbroad filerobot-session-key-long-lived
  endless = "<<filerobot-sass issued=2026-11-05 age=0 permissions=3>>" # want: filerobot-session-key filerobot-session-key-endless filerobot-session-key-unscoped
  conn.get("https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/&key=<<filerobot-api-key n=5>>") do |req| # want: filerobot-key-in-url filerobot-api-key
  end
  req = Net::HTTP::Get.new(URI("https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/press")) # not: filerobot-key-in-url
  Net::HTTP.start(host, 443, use_ssl: true) { |http| http.request(req) }






  client = Cloudimage::Client.new(
    token: "<<cloudimage-token>>",
    salt: "<<cloudimage-salt>>", # want: filerobot-cloudimage-salt
    api_key: "<<cloudimage-invalidation-key>>", # want: filerobot-cloudimage-invalidation-key
  )
  client = Cloudimage::Client.new(
    token: "<<cloudimage-token>>",
    salt: ENV.fetch("CLOUDIMAGE_SALT"), # not: filerobot-cloudimage-salt
    api_key: ENV.fetch("CLOUDIMAGE_API_KEY"), # not: filerobot-cloudimage-invalidation-key
  )
end
