#!/usr/bin/env bash
# Origins of the ImageKit account: https://api.imagekit.io/v1/accounts/origins.
set -euo pipefail

curl -sS --fail -H @headers --json @- "$BASE/v1/accounts/origins" <<'JSON'
{
  "type": "WEB_PROXY", # want: imagekit-web-proxy-origin
  "name": "any address"
}
JSON
curl -sS --fail -H @headers --json @- "$BASE/v1/accounts/origins" <<'JSON'
{
  "type": "WEB_FOLDER", # not: imagekit-web-proxy-origin
  "name": "shop",
  "baseUrl": "http://shop.acme.tv" # want: imagekit-plain-http-origin
}
JSON
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "type": "WEB_FOLDER",
  "name": "shop",
  "baseUrl": "https://shop.acme.tv" # not: imagekit-plain-http-origin
}' "$BASE/v1/accounts/origins"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "type": "S3",
  "name": "media",
  "bucket": "acme-media",
  "useIAMRole": true,
  "accessKey": "<<iconik-storage-key-id>>" # want: imagekit-key-beside-role
}' "$BASE/v1/accounts/origins"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "type": "S3",
  "name": "press",
  "bucket": "acme-press",
  "useIAMRole": false, # want: imagekit-static-storage-key
  "accessKey": "<<iconik-storage-key-id>>",
  "secretKey": "<<imagekit-storage-secret>>" # want: imagekit-origin-secret
}' "$BASE/v1/accounts/origins"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "type": "S3",
  "name": "films",
  "bucket": "acme-films",
  "useIAMRole": true, # not: imagekit-static-storage-key
  "accessKey": "", # not: imagekit-key-beside-role
  "secretKey": "" # not: imagekit-origin-secret
}' "$BASE/v1/accounts/origins"
