"""Whose keys the integration of iconik and ImageKit uses."""
import os

import requests


async def run(session):
    token = os.environ["ICONIK_ADMIN_TOKEN"]  # want: iconik-admin-credential
    url = os.environ["ICONIK_ADMIN_URL"]  # not: iconik-admin-credential






    client = PythonikClient(
        app_id=app_id,
        auth_token=os.environ["ADMIN_TOKEN"],  # want: iconik-admin-credential-nearby
    )






    client = PythonikClient(
        app_id=app_id,
        auth_token=os.environ["INGEST_TOKEN"],  # not: iconik-admin-credential-nearby
    )






    key = os.environ["IMAGEKIT_ADMIN_PRIVATE_KEY"]  # want: imagekit-admin-key-name
    mail = os.environ["IMAGEKIT_ADMIN_EMAIL"]  # not: imagekit-admin-key-name
