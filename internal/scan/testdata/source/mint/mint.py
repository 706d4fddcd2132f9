"""A new token for the application in iconik."""
import os

import requests


async def run(session):
    requests.post(
        f"https://app.iconik.io/API/auth/v1/apps/{app_id}/token/",  # want: iconik-token-minted-without-expiry iconik-token-not-ended
        headers={
            "App-ID": app_id,
            "Auth-Token": token,
        },
        timeout=30,
    )
    session.headers["App-ID"] = app_id
    session.headers["Auth-Token"] = token
    async with session.get("https://app.iconik.io/API/auth/v1/auth/tokens/") as response:  # not: iconik-token-minted-without-expiry iconik-token-not-ended
        response.raise_for_status()
