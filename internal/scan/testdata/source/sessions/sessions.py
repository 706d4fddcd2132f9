"""A log-in to the archive."""
import os

import requests


async def run(session):
    client = IconikSession(
        user="ingest",
        password="<<iconik-password n=5>>",  # want: iconik-password-nearby
    )






    client = IconikSession(
        user="ingest",
        password=password,  # not: iconik-password-nearby
    )
    iconik_scheme = "http"  # want: iconik-plain-http-setting
    iconik_scheme = "https"  # not: iconik-plain-http-setting
