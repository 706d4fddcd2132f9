"""A test that empties the iconik domain."""
import os

import requests


async def run(session):
    requests.delete(
        "https://app.iconik.io/API/assets/v1/delete_queue/assets/",  # want: iconik-destructive-test
        timeout=30,
    )
    async with session.delete("https://test.iconik.example/API/assets/v1/delete_queue/assets/") as response:  # not: iconik-destructive-test
        response.raise_for_status()
