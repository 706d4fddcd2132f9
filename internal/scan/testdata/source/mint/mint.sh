#!/usr/bin/env bash
# A new token for the application in iconik.
set -euo pipefail

curl -sS --fail -X POST \
  -H "App-ID: $APP_ID" \
  -H "Auth-Token: $TOKEN" \
  "https://app.iconik.io/API/auth/v1/apps/$APP_ID/token/" # want: iconik-token-minted-without-expiry iconik-token-not-ended
wget -q -O- \
  --header "App-ID: $APP_ID" \
  --header "Auth-Token: $TOKEN" \
  "https://app.iconik.io/API/auth/v1/auth/tokens/" # not: iconik-token-minted-without-expiry iconik-token-not-ended
