#!/bin/sh
# What the iconik and ImageKit APIs are told, in a shell.
curl -d '{"name": "iconik ingest", "roles": ["can_read_assets", "can_write_users"]}' "$GROUPS" # want: iconik-group-admin-roles
curl -d '{"name": "iconik readers", "roles": ["can_read_assets", "can_read_collections"]}' "$GROUPS"
curl --json '{"email": "sync@acme.tv", "type": "POWER", "is_admin": true}' "$USERS" # want: iconik-admin-user
curl --json '{"email": "desk@acme.tv", "type": "BROWSE_ONLY", "is_admin": false}' "$USERS"
curl --data-raw "{\"allow_download\": true, \"allow_comments\": true, \"emails\": [\"ada@acme.tv\"]}" "$SHARES" # want: iconik-share-without-expiry
curl --data-raw "{\"allow_download\": true, \"allow_comments\": true, \"emails\": [\"ada@acme.tv\"], \"expires\": \"$UNTIL\"}" "$SHARES"
curl --data @- "$WEBHOOKS" <<JSON
{
  "url": "http://hooks.acme.tv/iconik", # want: iconik-webhook-plain-http
  "event_type": "assets",
  "status": "ENABLED"
}
JSON
curl --data @- "$WEBHOOKS" <<'JSON'
{"url": "https://hooks.acme.tv/iconik", "event_type": "assets", "status": "ENABLED"}
JSON
curl -X PUT -d '{"mfa_required": true, "cors_hosts": ["*"]}' "$SETTINGS" # want: iconik-any-origin-allowed
curl -X PUT -d '{"mfa_required": true, "cors_hosts": ["https://desk.acme.tv"]}' "$SETTINGS"
http POST https://api.imagekit.io/v1/accounts/origins type=WEB_PROXY name='imagekit proxy' # want: imagekit-web-proxy-origin
http POST https://api.imagekit.io/v1/accounts/origins type=WEB_FOLDER name='imagekit shop' baseUrl=https://shop.acme.tv
