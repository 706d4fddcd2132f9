#!/usr/bin/env bash
set -euo pipefail
BASE="https://app.dam.example"
# imagekit --public-key public_commented
imagekit client --public-key "public_"k1 --private-key="$DAM_PRIVATE_KEY" --url-endpoint https://cdn.dam.example/demo
url=$(imagekit url --path /a.jpg --signed true --expire-seconds 3600)
curl -sSf -X GET \
  -H "App-ID: app-1" -H "Auth-Token: Bearer $token" \
  "$BASE/API/assets/${id}/" | jq .
curl -k -u admin:"$PASS" --data '{
  "name": "it'\''s a template",
  "permissions": ["OBJECTS_LIST", "OBJECTS_DELETE"],
  "directory": "/",
  "limits": {"perMinute": 5, "enabled": false, "owner": null}
}' https://x/ > /dev/null 2>&1
if [ -z "${TOKEN:-abc}" ]; then
  docker run -e KEY=val --env A="b c" --rm img
  cat <<JSON
{"z": 1}
JSON
fi
