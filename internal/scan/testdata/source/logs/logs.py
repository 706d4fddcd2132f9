"""What the integration of iconik, ImageKit and Filerobot writes to its log."""
import os

import requests


async def run(session):
    # iconik
    logger.info("using %s", auth_token)  # want: iconik-logged-token
    logger.info("auth_token is set")  # not: iconik-logged-token
    print(f"token={os.environ['ICONIK_AUTH_TOKEN']}")  # want: iconik-logged-token
    print(f"asset {asset_id} is done")  # not: iconik-logged-token
    token = os.environ["ICONIK_AUTH_TOKEN"]
    logger.info(token)  # want: iconik-logged-variable
    logger.info("token: set")  # not: iconik-logged-variable
    logger.info("key: %s", imagekit_private_key)  # want: imagekit-logged-key
    logger.info("the private key of ImageKit is missing")  # not: imagekit-logged-key
    print(f"key: {os.environ['IMAGEKIT_PRIVATE_KEY']}")  # want: imagekit-logged-key
    print(f"uploaded to {url_endpoint}")  # not: imagekit-logged-key
    logger.info("key: %s", filerobot_key)  # want: filerobot-logged-key
    logger.info("the Filerobot key is missing")  # not: filerobot-logged-key
    print(f"key: {os.environ['FILEROBOT_KEY']}")  # want: filerobot-logged-key
    print(f"container {filerobot_container}")  # not: filerobot-logged-key
