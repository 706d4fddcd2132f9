# Addresses that ImageKit signs.
require "faraday"
require "net/http"

def run(conn)
  # ImageKit
  imagekit.url({ url_endpoint: endpoint, path: "/contract.jpg", signed: true }) # want: imagekit-signed-url-without-expiry
  imagekit.url({ url_endpoint: endpoint, path: "/contract.jpg", signed: true, expire_seconds: 3600 }) # not: imagekit-signed-url-without-expiry imagekit-signed-url-with-zero-expiry imagekit-long-lived-signed-url imagekit-expiry-as-timestamp imagekit-signed-path-without-expiry
  imagekit.url({ url_endpoint: endpoint, path: "/contract.jpg", signed: true, expire_seconds: 0 }) # want: imagekit-signed-url-with-zero-expiry
  imagekit.url({ url_endpoint: endpoint, path: "/contract.jpg", signed: true, expire_seconds: 31536000 }) # want: imagekit-long-lived-signed-url
  imagekit.url({ url_endpoint: endpoint, path: "/contract.jpg", signed: true, expire_seconds: 1798761600 }) # want: imagekit-expiry-as-timestamp
  imagekit.url({ path: "/contract.jpg", signed: true }) # want: imagekit-signed-path-without-expiry
  imagekit.url({ url_endpoint: endpoint, path: "/contract.jpg", signed: false, expire_seconds: 600 }) # want: imagekit-expiry-without-signature
  imagekit.url({ url_endpoint: endpoint, path: "/contract.jpg", signed: true, expire_seconds: 600 }) # not: imagekit-expiry-without-signature
  imagekit.url({ path: "/contract.jpg", expire_seconds: 600 }) # want: imagekit-call-without-signature
  imagekit.url({ path: "/contract.jpg", signed: true, expire_seconds: 600 }) # not: imagekit-call-without-signature
end
