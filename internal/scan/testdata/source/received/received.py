"""What a custom action posts, known by what is read of it alone."""
from flask import request


def handle():
    assets = request.json["asset_ids"] or request.json["collection_ids"]
    logger.info("token %s", request.json["auth_token"])  # want: iconik-logged-token
    logger.info("assets %s", request.json["asset_ids"])  # not: iconik-logged-token
    logger.info("token given: %s", bool(request.json["auth_token"]))  # not: iconik-logged-token
    token = request.json["auth_token"]
    logger.debug(token)  # want: iconik-logged-variable
    return assets
