#!/usr/bin/env bash
# Which certificates the client of ImageKit trusts.
set -euo pipefail

curl -sSk -o answer.json \ # want: imagekit-tls-verification-off
  "https://api.imagekit.io/v1/files"
curl -sS -o backup.k \ # not: imagekit-tls-verification-off
  "https://api.imagekit.io/v1/files"
