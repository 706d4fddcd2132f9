"""Objects with credentials in them, as they are written to a log."""
import os

import requests


async def run(session):
    # iconik
    logger.debug("sending %s", {"Accept": "application/json", "Auth-Token": token})  # want: iconik-logged-headers
    logger.debug("sending %s", {"Accept": "application/json", "X-Request-Id": id})  # not: iconik-logged-headers
    iconik_headers = {"Accept": "application/json", "Auth-Token": token}  # want: iconik-logged-headers
    logger.debug("sending %s", iconik_headers)
    logger.debug("sending %s", iconik_headers)
    # filerobot
    logger.debug("sending %s", {"Accept": "application/json", "X-Filerobot-Key": key})  # want: filerobot-logged-headers
    logger.debug("sending %s", {"Accept": "application/json", "X-Request-Id": id})  # not: filerobot-logged-headers
    filerobot_headers = {"Accept": "application/json", "X-Filerobot-Key": key}  # want: filerobot-logged-headers
    logger.debug("sending %s", filerobot_headers)
    logger.debug("sending %s", filerobot_headers)
    # ImageKit
    logger.debug("sending %s", {"urlEndpoint": endpoint, "privateKey": secret})  # want: imagekit-logged-options
    logger.debug("sending %s", {"urlEndpoint": endpoint, "publicKey": public})  # not: imagekit-logged-options
