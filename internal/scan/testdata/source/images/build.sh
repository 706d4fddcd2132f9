#!/usr/bin/env bash
# The images of the integration.
set -euo pipefail

docker build --build-arg ICONIK_AUTH_TOKEN="$ICONIK_AUTH_TOKEN" . # want: iconik-token-in-image
docker build --secret id=ICONIK_AUTH_TOKEN . # not: iconik-token-in-image
docker build --build-arg IMAGEKIT_PRIVATE_KEY="$IMAGEKIT_PRIVATE_KEY" . # want: imagekit-key-in-image
docker build --secret id=IMAGEKIT_PRIVATE_KEY . # not: imagekit-key-in-image
docker build --build-arg FILEROBOT_KEY="$FILEROBOT_KEY" . # want: filerobot-key-in-image
docker build --secret id=FILEROBOT_KEY . # not: filerobot-key-in-image
docker pull iconikio/iconik_storage_gateway:latest # want: iconik-unpinned-gateway
docker pull iconikio/iconik_storage_gateway:5.2.1 # not: iconik-unpinned-gateway
echo 'deb [trusted=yes] https://packages.iconik.io/deb/ubuntu ./noble main' > /etc/apt/sources.list.d/iconik.list # want: iconik-unsigned-package
echo 'deb [signed-by=/etc/apt/keyrings/iconik.gpg] https://packages.iconik.io/deb/ubuntu ./noble main' > /etc/apt/sources.list.d/iconik.list # not: iconik-unsigned-package
iconik-export --auth-token "$ICONIK_AUTH_TOKEN" # want: iconik-token-in-arguments
iconik-export --auth-token-file /run/secrets/iconik # not: iconik-token-in-arguments
iconik_storage_gateway --iconik-url=https://eu.iconik.io --auth-token=<<iconik-opaque-token>> --storage-id=<<uuid1>> # want: iconik-gateway-token
iconik_storage_gateway --iconik-url=https://eu.iconik.io --config /etc/iconik/config.ini --storage-id=<<uuid1>> # not: iconik-gateway-token
