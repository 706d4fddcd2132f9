# What ImageKit tells of.
require "faraday"
require "net/http"

def run(conn)
  # ImageKit
  event = client.webhooks.unsafe_unwrap(payload) # want: imagekit-unverified-webhook
  event = client.webhooks.unwrap(payload, headers: headers) # not: imagekit-unverified-webhook
end
