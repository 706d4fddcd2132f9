# Shares of assets: https://app.iconik.io/API/assets/v1/.
require "faraday"

def run(api)
  api.post("/assets/v1/assets/share/", { # want: iconik-share-without-expiry
    allow_download: false,
    allow_comments: true,
    emails: ["ada@acme.tv"],
  }.to_json)
  api.post("/assets/v1/assets/share/", { # not: iconik-share-without-expiry
    allow_download: false,
    allow_comments: true,
    emails: ["ada@acme.tv"],
    expires: "2026-12-03T00:00:00Z",
  }.to_json)
  open_link = <<~JSON
    {
      "title": "rushes",
      "allow_download": true, # want: iconik-share-without-password
      "allow_comments": false,
      "expires": "2026-12-03T00:00:00Z"
    }
  JSON
  api.post("/assets/v1/assets/share/url/", open_link)
  closed_link = <<~JSON
    {
      "title": "rushes",
      "allow_download": true, # not: iconik-share-without-password
      "allow_comments": false,
      "has_password": true,
      "expires": "2026-12-03T00:00:00Z"
    }
  JSON
  api.post("/assets/v1/assets/share/url/", closed_link)
end
