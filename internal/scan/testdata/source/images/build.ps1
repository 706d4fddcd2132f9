# The images of the integration.
docker build --build-arg ICONIK_AUTH_TOKEN="$env:ICONIK_AUTH_TOKEN" . # want: iconik-token-in-image
docker build --secret id=ICONIK_AUTH_TOKEN . # not: iconik-token-in-image
docker build --build-arg IMAGEKIT_PRIVATE_KEY="$env:IMAGEKIT_PRIVATE_KEY" . # want: imagekit-key-in-image
docker build --secret id=IMAGEKIT_PRIVATE_KEY . # not: imagekit-key-in-image
docker build --build-arg FILEROBOT_KEY="$env:FILEROBOT_KEY" . # want: filerobot-key-in-image
docker build --secret id=FILEROBOT_KEY . # not: filerobot-key-in-image
docker pull iconikio/iconik_storage_gateway:latest # want: iconik-unpinned-gateway
docker pull iconikio/iconik_storage_gateway:5.2.1 # not: iconik-unpinned-gateway
