#!/usr/bin/env bash
# Programs that log in to iconik, and what they set up there.
set -euo pipefail

curl -sS --fail -H @headers --json @- "$BASE/auth/v1/auth/simple/login/" <<'JSON'
{
  "app_name": "sync",
  "email": "ada@acme.tv",
  "password": "<<iconik-password>>" # want: iconik-login-body
}
JSON
curl -sS --fail -H @headers --json @- "$BASE/auth/v1/auth/simple/login/" <<'JSON'
{
  "app_name": "sync",
  "email": "admin@acme.tv", # want: iconik-admin-login
  "password": "" # not: iconik-login-body
}
JSON
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "app_name": "sync",
  "email": "team@acme.tv", # want: iconik-shared-login
  "password": "" # not: iconik-login-body
}' "$BASE/auth/v1/auth/simple/login/"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "app_name": "sync",
  "email": "ada.lovelace@acme.tv", # not: iconik-admin-login iconik-shared-login
  "password": "" # not: iconik-login-body
}' "$BASE/auth/v1/auth/simple/login/"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "name": "mounted",
  "method": "SFTP",
  "purpose": "FILES",
  "settings": {
    "address": "ftp.acme.tv",
    "user": "ingest",
    "password": "<<iconik-password n=2>>" # want: iconik-storage-literal-secret
  }
}' "$BASE/files/v1/storages/"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "type": "REKOGNITION",
  "name": "speech",
  "secret_key": "<<iconik-storage-secret n=3>>" # want: iconik-service-key
}' "$BASE/files/v1/analysis/service_accounts/"
curl -sS --fail -H @headers --json @- "$BASE/files/v1/analysis/service_accounts/" <<'JSON'
{
  "type": "REKOGNITION",
  "name": "silent",
  "secret_key": "your-secret-key" # not: iconik-service-key
}
JSON
