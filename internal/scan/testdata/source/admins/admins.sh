#!/usr/bin/env bash
# Whose keys the integration of iconik and ImageKit uses.
set -euo pipefail

TOKEN="$ICONIK_ADMIN_TOKEN" # want: iconik-admin-credential
URL="$ICONIK_ADMIN_URL" # not: iconik-admin-credential






iconik-export \
  --app-id "$APP_ID" \
  --auth-token "$ADMIN_TOKEN" # want: iconik-admin-credential-nearby iconik-token-in-arguments






iconik-export \
  --app-id "$APP_ID" \
  --auth-token "$INGEST_TOKEN" # want: iconik-token-in-arguments # not: iconik-admin-credential-nearby






KEY="$IMAGEKIT_ADMIN_PRIVATE_KEY" # want: imagekit-admin-key-name
MAIL="$IMAGEKIT_ADMIN_EMAIL" # not: imagekit-admin-key-name
