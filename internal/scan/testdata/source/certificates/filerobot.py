"""Which certificates the client of Filerobot trusts."""
import os

import requests


async def run(session):
    session.verify = False  # want: filerobot-tls-verification-off
    requests.get(
        "https://api.filerobot.com/<<filerobot-container>>/v4/files",
        timeout=30,
    )
    session.verify = certifi.where()  # not: filerobot-tls-verification-off
