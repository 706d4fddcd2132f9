#!/usr/bin/env bash
# Storages of the iconik domain, as they are set up.
set -euo pipefail

curl -sS --fail -H @headers --json @- "$BASE/files/v1/storages/" <<'JSON'
{
  "name": "archive",
  "method": "S3",
  "purpose": "ARCHIVE",
  "settings": {
    "bucket": "acme-archive",
    "access_key": "<<iconik-storage-key-id>>", # want: iconik-storage-static-key
    "secret_key": "<<iconik-storage-secret>>" # want: iconik-storage-literal-secret
  }
}
JSON
curl -sS --fail -H @headers --json @- "$BASE/files/v1/storages/" <<'JSON'
{
  "name": "cold",
  "method": "B2",
  "purpose": "FILES",
  "settings": {
    "bucket_name": "acme-cold",
    "account_id": "4a48fe8875c6" # want: iconik-storage-master-key
  }
}
JSON
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "name": "proxies",
  "method": "S3",
  "purpose": "PROXIES",
  "settings": {
    "bucket": "acme-proxies",
    "access_key": "", # not: iconik-storage-static-key
    "secret_key": "" # not: iconik-storage-literal-secret
  }
}' "$BASE/files/v1/storages/"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "name": "warm",
  "method": "B2",
  "purpose": "FILES",
  "settings": {
    "bucket_name": "acme-warm",
    "account_id": "0024a48fe8875c60000000001" # not: iconik-storage-master-key
  }
}' "$BASE/files/v1/storages/"
