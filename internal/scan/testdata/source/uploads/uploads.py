"""The upload of a file into iconik."""
import os

import requests


async def run(session):
    # iconik answers with where the file goes.
    target = storage["upload_url"]  # want: iconik-upload-call
    target = storage["url"]  # not: iconik-upload-call
