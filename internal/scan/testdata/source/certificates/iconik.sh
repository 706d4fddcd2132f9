#!/usr/bin/env bash
# Which certificates the client of iconik trusts.
set -euo pipefail

curl -sSk -o answer.json \ # want: iconik-tls-verification-off
  "https://app.iconik.io/API/users/v1/users/current/"
curl -sS -o backup.k \ # not: iconik-tls-verification-off
  "https://app.iconik.io/API/users/v1/users/current/"
