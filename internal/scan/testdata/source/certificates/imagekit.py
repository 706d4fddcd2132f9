"""Which certificates the client of ImageKit trusts."""
import os

import requests


async def run(session):
    session.verify = False  # want: imagekit-tls-verification-off
    requests.get(
        "https://api.imagekit.io/v1/files",
        timeout=30,
    )
    session.verify = certifi.where()  # not: imagekit-tls-verification-off
