#!/usr/bin/env bash
# What the integration of iconik, ImageKit and Filerobot writes to its log.
set -euo pipefail

# iconik
echo "using $AUTH_TOKEN" # want: iconik-logged-token
echo "auth_token is set" # not: iconik-logged-token
logger -t sync "token=$ICONIK_AUTH_TOKEN" # want: iconik-logged-token
logger -t sync "asset $ASSET_ID is done" # not: iconik-logged-token
token="$ICONIK_AUTH_TOKEN"
echo "$token" # want: iconik-logged-variable
echo "token: set" # not: iconik-logged-variable
echo "key: $IMAGEKIT_PRIVATE_KEY" # want: imagekit-logged-key
echo "the private key of ImageKit is missing" # not: imagekit-logged-key
logger -t sync "key: $IMAGEKIT_PRIVATE_KEY" # want: imagekit-logged-key
logger -t sync "uploaded to $URL_ENDPOINT" # not: imagekit-logged-key
echo "key: $FILEROBOT_KEY" # want: filerobot-logged-key
echo "the Filerobot key is missing" # not: filerobot-logged-key
logger -t sync "key: $FILEROBOT_KEY" # want: filerobot-logged-key
logger -t sync "container $FILEROBOT_CONTAINER" # not: filerobot-logged-key
