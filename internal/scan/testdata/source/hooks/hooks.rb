# Webhooks and custom actions of the iconik domain.
require "faraday"

def run(api)
  api.post("/notifications/v1/webhooks/", {
    url: "http://hooks.acme.tv/iconik", # want: iconik-webhook-plain-http
    event_type: "assets",
    realm: "objects",
    operation: "create",
    status: "ENABLED",
  }.to_json)
  api.post("/notifications/v1/webhooks/", {
    url: "https://hooks.acme.tv/iconik", # not: iconik-webhook-plain-http
    event_type: "assets",
    status: "ENABLED",
    headers: {
      "X-Webhook-Secret" => "<<iconik-opaque-token>>", # want: iconik-webhook-secret
    },
  }.to_json)
  bare = <<~JSON
    {
      "url": "https://hooks.acme.tv/iconik",
      "event_type": "assets",
      "status": "ENABLED",
      "headers": {
        "X-Webhook-Secret": "" # not: iconik-webhook-secret
      }
    }
  JSON
  api.post("/notifications/v1/webhooks/", bare)
  action = <<~JSON
    {
      "title": "Transcribe",
      "url": "http://actions.acme.tv/transcribe", # want: iconik-custom-action-plain-http
      "context": "ASSET",
      "type": "POST"
    }
  JSON
  api.post("/assets/v1/custom_actions/ASSET/", action)
  keyed_action = {
    title: "Caption",
    url: "https://actions.acme.tv/caption", # not: iconik-custom-action-plain-http
    context: "ASSET",
    headers: {
      "X-Api-Key" => "<<iconik-opaque-token n=2>>", # want: iconik-custom-action-secret
    },
  }
  Net::HTTP.post(URI("#{BASE}/assets/v1/custom_actions/ASSET/"), JSON.generate(keyed_action), headers)
  bare_action = {
    title: "Caption",
    url: "https://actions.acme.tv/caption",
    context: "ASSET",
    headers: {
      "X-Api-Key" => "", # not: iconik-custom-action-secret
    },
  }
  Net::HTTP.post(URI("#{BASE}/assets/v1/custom_actions/ASSET/"), JSON.generate(bare_action), headers)
end
