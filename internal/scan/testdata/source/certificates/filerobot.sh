#!/usr/bin/env bash
# Which certificates the client of Filerobot trusts.
set -euo pipefail

curl -sSk -o answer.json \ # want: filerobot-tls-verification-off
  "https://api.filerobot.com/<<filerobot-container>>/v4/files"
curl -sS -o backup.k \ # not: filerobot-tls-verification-off
  "https://api.filerobot.com/<<filerobot-container>>/v4/files"
