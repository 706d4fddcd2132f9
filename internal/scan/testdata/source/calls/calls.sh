#!/usr/bin/env bash
# Where the integration of iconik, ImageKit and Filerobot calls.
set -euo pipefail

curl -sS --fail "https://app.iconik.io/API/assets/v1/assets/?page=1&auth_token=<<iconik-opaque-token n=8>>" # want: iconik-token-in-url iconik-config-token
curl -sS --fail "https://app.iconik.io/API/assets/v1/assets/?page=$PAGE" # not: iconik-token-in-url
curl -sS --fail -X POST "http://app.iconik.io/API/search/v1/search/" # want: iconik-plain-http
wget -q -O- "https://app.iconik.io/API/search/v1/search/" # not: iconik-plain-http iconik-plain-http-api
curl -sS --fail "http://$HOST/API/assets/v1/assets/" # want: iconik-plain-http-api
LINK="http://icnk.io/u/4f2b6c1d0e9a" # want: iconik-plain-http-share
LINK="https://icnk.io/u/4f2b6c1d0e9a" # not: iconik-plain-http-share
curl -sS --fail "https://app.iconik.io/API/assets/v1/assets/?auth_token=$AUTH_TOKEN" # want: iconik-token-put-in-url
curl -sS --fail "https://app.iconik.io/API/assets/v1/assets/?per_page=$SIZE" # not: iconik-token-put-in-url
wget -q -O- "https://app.iconik.io/API/assets/v1/assets/?token=$ICONIK_AUTH_TOKEN" # want: iconik-token-put-in-url






curl -sS --fail "http://api.imagekit.io/v1/files" # want: imagekit-plain-http
wget -q -O- "https://api.imagekit.io/v1/files" # not: imagekit-plain-http
imagekit \
  --private-key "$IMAGEKIT_PRIVATE_KEY" \
  --url-endpoint "http://images.acme.tv/media" # want: imagekit-plain-http-endpoint
imagekit \
  --private-key "$IMAGEKIT_PRIVATE_KEY" \
  --url-endpoint "https://images.acme.tv/media" # not: imagekit-plain-http-endpoint
curl -sS --fail "https://api.imagekit.io/v1/files?private_key=$PRIVATE_KEY" # want: imagekit-key-put-in-url
wget -q -O- "https://api.imagekit.io/v1/files?path=$PATH" # not: imagekit-key-put-in-url






curl -sS --fail "http://api.filerobot.com/$CONTAINER/v4/files" # want: filerobot-plain-http-api
wget -q -O- "https://api.filerobot.com/$CONTAINER/v4/files" # not: filerobot-plain-http-api
PICTURE="http://<<filerobot-container>>.filerobot.com/press/kit.jpg" # want: filerobot-plain-http-delivery
PICTURE="https://<<cloudimage-token>>.cloudimg.io/v7/http://origin.acme.tv/kit.jpg" # not: filerobot-plain-http-delivery
curl -sS --fail "https://api.filerobot.com/$CONTAINER/v4/key/info?key=$FILEROBOT_KEY" # want: filerobot-key-put-in-url
wget -q -O- "https://api.filerobot.com/$CONTAINER/v4/files?folder=$FOLDER" # not: filerobot-key-put-in-url
