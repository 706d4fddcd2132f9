#!/usr/bin/env bash
# Keys of ImageKit, Filerobot and Cloudimage, as they should not be written down.
set -euo pipefail

imagekit \
  --public-key "<<imagekit-public-key>>" \ # not: imagekit-swapped-keys imagekit-private-key
  --private-key "<<imagekit-private-key>>" \ # want: imagekit-private-key
  --url-endpoint "https://ik.imagekit.io/acme"
imagekit \
  --public-key "<<imagekit-private-key n=2>>" \ # want: imagekit-swapped-keys imagekit-private-key
  --private-key "$IMAGEKIT_PRIVATE_KEY" # not: imagekit-private-key


IMAGEKIT_PRIVATE_KEY="<<imagekit-bare-key>>" # want: imagekit-unprefixed-key
JOINED_IMAGEKIT="private_""<<imagekit-bare-key n=4>>" # want: imagekit-unprefixed-key
IMAGEKIT_PRIVATE_KEY="$IMAGEKIT_PRIVATE_KEY" # not: imagekit-unprefixed-key
IMAGEKIT_WEBHOOK_SECRET="<<imagekit-webhook-secret>>" # want: imagekit-webhook-secret
IMAGEKIT_WEBHOOK_SECRET="$IMAGEKIT_WEBHOOK_SECRET" # not: imagekit-webhook-secret






curl -sS --fail \
  -H "Authorization: Basic <<imagekit-basic>>" \ # want: imagekit-basic-auth
  "https://api.imagekit.io/v1/files"
wget -q -O- \
  --header "Authorization: Basic $KEY" \ # not: imagekit-basic-auth
  "https://api.imagekit.io/v1/files"
curl -sS --fail "https://<<imagekit-private-key n=3>>:@api.imagekit.io/v1/files" # want: imagekit-key-in-url imagekit-private-key
wget -q -O- "https://api.imagekit.io/v1/files?limit=100" # not: imagekit-key-in-url






curl -sS --fail \
  -H "X-Filerobot-Key: <<filerobot-api-key>>" \ # want: filerobot-api-key
  "https://api.filerobot.com/<<filerobot-container>>/v4/files"
wget -q -O- \
  --header "X-Filerobot-Key: $FILEROBOT_KEY" \ # not: filerobot-api-key
  "https://api.filerobot.com/<<filerobot-container>>/v4/files"
wget -q -O- \
  --header "X-Filerobot-Key: <<filerobot-api-key n=4>>" \ # want: filerobot-api-key
  "https://api.filerobot.com/<<filerobot-container>>/v4/files"






# Whoever has this fills the container of the press office, and nobody finds out who it was, since the uploads of all desks come with the same one and from the same few addresses.
UPLOAD_KEY="<<filerobot-api-key n=2>>" # want: filerobot-api-key-nearby
BASE="https://api.filerobot.com/<<filerobot-container>>/v4/"
CHECKSUM="<<filerobot-api-key n=3>>" # not: filerobot-api-key-nearby
TEMPLATE="<<filerobot-template-id>>" # want: filerobot-security-template
TEMPLATE="SECU_YOUR_TEMPLATE_ID" # not: filerobot-security-template
SESSION="<<filerobot-sass issued=2026-11-05 age=1200 permissions=3 udir=/press/* ldir=/press/* ips=198.51.100.7>>" # want: filerobot-session-key # not: filerobot-session-key-overbroad filerobot-session-key-long-lived filerobot-session-key-endless filerobot-session-key-unscoped
SESSION="SASS__YOUR_KEY" # not: filerobot-session-key
BROAD="<<filerobot-sass issued=2026-11-05 age=86400 permissions=28>>" # want: filerobot-session-key filerobot-session-key-overbroad filerobot-session-key-long-lived
ENDLESS="<<filerobot-sass issued=2026-11-05 age=0 permissions=3>>" # want: filerobot-session-key filerobot-session-key-endless filerobot-session-key-unscoped
curl -sS --fail "https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/&key=<<filerobot-api-key n=5>>" # want: filerobot-key-in-url filerobot-api-key
wget -q -O- "https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/press" # not: filerobot-key-in-url






cloudimage \
  --token "<<cloudimage-token>>" \
  --salt "<<cloudimage-salt>>" \ # want: filerobot-cloudimage-salt
  --api-key "<<cloudimage-invalidation-key>>" # want: filerobot-cloudimage-invalidation-key
cloudimage \
  --token "<<cloudimage-token>>" \
  --salt "$CLOUDIMAGE_SALT" \ # not: filerobot-cloudimage-salt
  --api-key "$CLOUDIMAGE_API_KEY" # not: filerobot-cloudimage-invalidation-key
