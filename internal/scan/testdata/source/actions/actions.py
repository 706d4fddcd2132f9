"""The server that iconik's custom actions call."""
import os

import requests


async def run(session):
    # A custom action of iconik's.
    logger.debug(request.get_data(as_text=True))  # want: iconik-logged-payload
    logger.debug(request.json["asset_ids"])  # not: iconik-logged-payload
    requests.get(
        "https://app.iconik.io/API/assets/v1/assets/",
        headers={
            "Auth-Token": auth_token,
        },
        timeout=30,
    )
