# Origins of the ImageKit account: https://api.imagekit.io/v1/accounts/origins.
require "faraday"

def run(api)
  api.post("/v1/accounts/origins", {
    type: "WEB_PROXY", # want: imagekit-web-proxy-origin
    name: "any address",
  }.to_json)
  api.post("/v1/accounts/origins", {
    type: "WEB_FOLDER", # not: imagekit-web-proxy-origin
    name: "shop",
    baseUrl: "http://shop.acme.tv", # want: imagekit-plain-http-origin
  }.to_json)
  safe_shop = <<~JSON
    {
      "type": "WEB_FOLDER",
      "name": "shop",
      "baseUrl": "https://shop.acme.tv" # not: imagekit-plain-http-origin
    }
  JSON
  api.post("/v1/accounts/origins", safe_shop)
  both = <<~JSON
    {
      "type": "S3",
      "name": "media",
      "bucket": "acme-media",
      "useIAMRole": true,
      "accessKey": "<<iconik-storage-key-id>>" # want: imagekit-key-beside-role
    }
  JSON
  api.post("/v1/accounts/origins", both)
  fixed = {
    type: "S3",
    name: "press",
    bucket: "acme-press",
    useIAMRole: false, # want: imagekit-static-storage-key
    accessKey: "<<iconik-storage-key-id>>",
    secretKey: "<<imagekit-storage-secret>>", # want: imagekit-origin-secret
  }
  Net::HTTP.post(URI("#{BASE}/v1/accounts/origins"), JSON.generate(fixed), headers)
  role = {
    type: "S3",
    name: "films",
    bucket: "acme-films",
    useIAMRole: true, # not: imagekit-static-storage-key
    accessKey: "", # not: imagekit-key-beside-role
    secretKey: "", # not: imagekit-origin-secret
  }
  Net::HTTP.post(URI("#{BASE}/v1/accounts/origins"), JSON.generate(role), headers)
end
