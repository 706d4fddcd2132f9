#!/usr/bin/env bash
# Shares of assets: https://app.iconik.io/API/assets/v1/.
set -euo pipefail

curl -sS --fail -H @headers --json @- "$BASE/assets/v1/assets/share/" <<'JSON'
{ # want: iconik-share-without-expiry
  "allow_download": false,
  "allow_comments": true,
  "emails": ["ada@acme.tv"]
}
JSON
curl -sS --fail -H @headers --json @- "$BASE/assets/v1/assets/share/" <<'JSON'
{ # not: iconik-share-without-expiry
  "allow_download": false,
  "allow_comments": true,
  "emails": ["ada@acme.tv"],
  "expires": "2026-12-03T00:00:00Z"
}
JSON
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "title": "rushes",
  "allow_download": true, # want: iconik-share-without-password
  "allow_comments": false,
  "expires": "2026-12-03T00:00:00Z"
}' "$BASE/assets/v1/assets/share/url/"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "title": "rushes",
  "allow_download": true, # not: iconik-share-without-password
  "allow_comments": false,
  "has_password": true,
  "expires": "2026-12-03T00:00:00Z"
}' "$BASE/assets/v1/assets/share/url/"
