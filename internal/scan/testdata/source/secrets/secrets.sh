#!/usr/bin/env bash
# iconik's tokens and passwords, as they should not be written down.
set -euo pipefail

TOKEN="<<iconik-token issued=2026-11-01 lifetime=60d>>" # want: iconik-auth-token # not: iconik-token-long-lived iconik-token-never-rotated
SESSION="<<jwt-other>>" # not: iconik-auth-token
OLD_TOKEN="<<iconik-token issued=2024-11-20>>" # want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
STALE_TOKEN="<<iconik-token issued=2026-09-20 lifetime=80d>>" # want: iconik-auth-token iconik-token-never-rotated

iconik-export \
  --app-id "<<uuid1 at=2026-03-02>>" \
  --auth-token "<<iconik-opaque-token>>" # want: iconik-token-pair

# The same, as it should be.



iconik-export \
  --app-id "<<uuid1 at=2026-03-02>>" \
  --auth-token "$ICONIK_AUTH_TOKEN" # want: iconik-token-in-arguments # not: iconik-token-pair






ICONIK_API_TOKEN="<<iconik-opaque-token n=2>>" # want: iconik-hardcoded-token
ICONIK_AUTH_TOKEN="${ICONIK_AUTH_TOKEN:-<<iconik-opaque-token n=3>>}" # want: iconik-hardcoded-token
ICONIK_APP_TOKEN="$ICONIK_APP_TOKEN" # not: iconik-hardcoded-token
ICONIK_ACCESS_TOKEN="your-iconik-token-here" # not: iconik-hardcoded-token






curl -sS --fail -X POST \
  -H "App-ID: $APP_ID" \
  -H "Auth-Token: <<iconik-opaque-token n=4>>" \ # want: iconik-header-token
  "$SEARCH"
curl -sS --fail -X POST \
  -H "App-ID: $APP_ID" \
  -H "Auth-Token: $TOKEN" \ # not: iconik-header-token
  "$SEARCH"
wget -q -O- \
  --header "Auth-Token: <<iconik-opaque-token n=5>>" \ # want: iconik-header-token
  "$CURRENT"






iconik-export \
  --app-id "$ICONIK_APP_ID" \
  --auth-token "<<iconik-opaque-token n=6>>" \ # want: iconik-config-token
  --base-url "https://app.iconik.io"
iconik-export \
  --app-id "$ICONIK_APP_ID" \
  --auth-token "$TOKEN" \ # want: iconik-token-in-arguments # not: iconik-config-token
  --base-url "https://app.iconik.io"






curl -sS --fail \
  -H "Authorization: Bearer <<iconik-opaque-token n=7>>" \ # want: iconik-token-nearby
  "https://app.iconik.io/API/auth/v1/oauth/token/"
curl -sS --fail \
  -H "Authorization: Bearer $TOKEN" \ # not: iconik-token-nearby
  "https://app.iconik.io/API/auth/v1/oauth/token/"






ICONIK_CLIENT_SECRET="<<iconik-client-secret>>" # want: iconik-oauth-client-secret
ICONIK_CLIENT_SECRET="$ICONIK_CLIENT_SECRET" # not: iconik-oauth-client-secret






ICONIK_PASSWORD="<<iconik-password>>" # want: iconik-login-password
ICONIK_PASSWORD="$ICONIK_PASSWORD" # not: iconik-login-password
