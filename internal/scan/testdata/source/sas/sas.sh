#!/usr/bin/env bash
# The Azure origins of the ImageKit account.
set -euo pipefail

curl -sS --fail -H @headers --json @- "$BASE/v1/accounts/origins" <<'JSON'
{
  "type": "AZURE_BLOB",
  "name": "inbox",
  "accountName": "acme",
  "container": "inbox",
  "sasToken": "sv=2024-11-04&ss=b&srt=o&sp=rwdl&se=2026-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>" # want: imagekit-origin-secret imagekit-writable-sas
}
JSON
curl -sS --fail -H @headers --json @- "$BASE/v1/accounts/origins" <<'JSON'
{
  "type": "AZURE_BLOB",
  "name": "press",
  "accountName": "acme",
  "container": "press",
  "sasToken": "sv=2024-11-04&ss=b&srt=o&sp=r&se=2026-12-31T00:00:00Z&sig=<<imagekit-sas-signature>>" # want: imagekit-origin-secret imagekit-sas-over-http
}
JSON
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "type": "AZURE_BLOB",
  "name": "films",
  "accountName": "acme",
  "container": "films",
  "sasToken": "sv=2024-11-04&ss=b&srt=o&sp=r&se=2048-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>" # want: imagekit-origin-secret imagekit-long-lived-sas
}' "$BASE/v1/accounts/origins"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "type": "AZURE_BLOB",
  "name": "shop",
  "accountName": "acme",
  "container": "shop",
  "sasToken": "sv=2024-11-04&ss=b&srt=o&sp=r&se=2026-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>" # want: imagekit-origin-secret # not: imagekit-writable-sas imagekit-sas-over-http imagekit-long-lived-sas
}' "$BASE/v1/accounts/origins"
