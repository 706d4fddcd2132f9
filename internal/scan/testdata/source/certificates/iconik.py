"""Which certificates the client of iconik trusts."""
import os

import requests


async def run(session):
    session.verify = False  # want: iconik-tls-verification-off
    requests.get(
        "https://app.iconik.io/API/users/v1/users/current/",
        timeout=30,
    )
    session.verify = certifi.where()  # not: iconik-tls-verification-off
