#!/usr/bin/env bash
# Webhooks and custom actions of the iconik domain.
set -euo pipefail

curl -sS --fail -H @headers --json @- "$BASE/notifications/v1/webhooks/" <<'JSON'
{
  "url": "http://hooks.acme.tv/iconik", # want: iconik-webhook-plain-http
  "event_type": "assets",
  "realm": "objects",
  "operation": "create",
  "status": "ENABLED"
}
JSON
curl -sS --fail -H @headers --json @- "$BASE/notifications/v1/webhooks/" <<'JSON'
{
  "url": "https://hooks.acme.tv/iconik", # not: iconik-webhook-plain-http
  "event_type": "assets",
  "status": "ENABLED",
  "headers": {
    "X-Webhook-Secret": "<<iconik-opaque-token>>" # want: iconik-webhook-secret
  }
}
JSON
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "url": "https://hooks.acme.tv/iconik",
  "event_type": "assets",
  "status": "ENABLED",
  "headers": {
    "X-Webhook-Secret": "" # not: iconik-webhook-secret
  }
}' "$BASE/notifications/v1/webhooks/"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "title": "Transcribe",
  "url": "http://actions.acme.tv/transcribe", # want: iconik-custom-action-plain-http
  "context": "ASSET",
  "type": "POST"
}' "$BASE/assets/v1/custom_actions/ASSET/"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "title": "Caption",
  "url": "https://actions.acme.tv/caption", # not: iconik-custom-action-plain-http
  "context": "ASSET",
  "headers": {
    "X-Api-Key": "<<iconik-opaque-token n=2>>" # want: iconik-custom-action-secret
  }
}' "$BASE/assets/v1/custom_actions/ASSET/"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "title": "Caption",
  "url": "https://actions.acme.tv/caption",
  "context": "ASSET",
  "headers": {
    "X-Api-Key": "" # not: iconik-custom-action-secret
  }
}' "$BASE/assets/v1/custom_actions/ASSET/"
