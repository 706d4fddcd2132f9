"""What ImageKit tells of."""
import os

import requests


async def run(session):
    # ImageKit
    event = client.webhooks.unsafe_unwrap(payload)  # want: imagekit-unverified-webhook
    event = client.webhooks.unwrap(payload, headers=headers)  # not: imagekit-unverified-webhook
