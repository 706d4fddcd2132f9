"""Keys of ImageKit, Filerobot and Cloudimage, as they should not be written down."""
import os

import requests


async def run(session):
    client = ImageKit(
        public_key="<<imagekit-public-key>>",  # not: imagekit-swapped-keys imagekit-private-key
        private_key="<<imagekit-private-key>>",  # want: imagekit-private-key
        url_endpoint="https://ik.imagekit.io/acme",
    )
    client = ImageKit(
        public_key="<<imagekit-private-key n=2>>",  # want: imagekit-swapped-keys imagekit-private-key
        private_key=os.environ["IMAGEKIT_PRIVATE_KEY"],  # not: imagekit-private-key
    )


    imagekit_private_key = "<<imagekit-bare-key>>"  # want: imagekit-unprefixed-key
    joined_imagekit_key = "private_" "<<imagekit-bare-key n=4>>"  # want: imagekit-unprefixed-key
    imagekit_private_key = os.environ["IMAGEKIT_PRIVATE_KEY"]  # not: imagekit-unprefixed-key
    imagekit_webhook_secret = "<<imagekit-webhook-secret>>"  # want: imagekit-webhook-secret
    imagekit_webhook_secret = os.environ["IMAGEKIT_WEBHOOK_SECRET"]  # not: imagekit-webhook-secret






    requests.get(
        "https://api.imagekit.io/v1/files",
        headers={
            "Authorization": "Basic <<imagekit-basic>>",  # want: imagekit-basic-auth
        },
        timeout=30,
    )
    session.headers["Authorization"] = f"Basic {key}"  # not: imagekit-basic-auth
    async with session.get("https://api.imagekit.io/v1/files") as response:
        response.raise_for_status()
    requests.get(
        "https://<<imagekit-private-key n=3>>:@api.imagekit.io/v1/files",  # want: imagekit-key-in-url imagekit-private-key
        timeout=30,
    )
    async with session.get("https://api.imagekit.io/v1/files?limit=100") as response:  # not: imagekit-key-in-url
        response.raise_for_status()






    requests.get(
        "https://api.filerobot.com/<<filerobot-container>>/v4/files",
        headers={
            "X-Filerobot-Key": "<<filerobot-api-key>>",  # want: filerobot-api-key
        },
        timeout=30,
    )
    session.headers["X-Filerobot-Key"] = os.environ["FILEROBOT_KEY"]  # not: filerobot-api-key
    async with session.get("https://api.filerobot.com/<<filerobot-container>>/v4/files") as response:
        response.raise_for_status()
    session.headers["X-Filerobot-Key"] = "<<filerobot-api-key n=4>>"  # want: filerobot-api-key
    async with session.get("https://api.filerobot.com/<<filerobot-container>>/v4/files") as response:
        response.raise_for_status()






    # Whoever has this fills the container of the press office, and nobody finds out who it was, since the uploads of all desks come with the same one and from the same few addresses.
    upload_key = "<<filerobot-api-key n=2>>"  # want: filerobot-api-key-nearby
    base = "https://api.filerobot.com/<<filerobot-container>>/v4/"
    checksum = "<<filerobot-api-key n=3>>"  # not: filerobot-api-key-nearby
    template = "<<filerobot-template-id>>"  # want: filerobot-security-template
    template = "SECU_YOUR_TEMPLATE_ID"  # not: filerobot-security-template
    session = "<<filerobot-sass issued=2026-11-05 age=1200 permissions=3 udir=/press/* ldir=/press/* ips=198.51.100.7>>"  # want: filerobot-session-key  # not: filerobot-session-key-overbroad filerobot-session-key-long-lived filerobot-session-key-endless filerobot-session-key-unscoped
    session = "SASS__YOUR_KEY"  # not: filerobot-session-key
    broad = "<<filerobot-sass issued=2026-11-05 age=86400 permissions=28>>"  # want: filerobot-session-key filerobot-session-key-overbroad filerobot-session-key-long-lived
    endless = "<<filerobot-sass issued=2026-11-05 age=0 permissions=3>>"  # want: filerobot-session-key filerobot-session-key-endless filerobot-session-key-unscoped
    requests.get(
        "https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/&key=<<filerobot-api-key n=5>>",  # want: filerobot-key-in-url filerobot-api-key
        timeout=30,
    )
    async with session.get("https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/press") as response:  # not: filerobot-key-in-url
        response.raise_for_status()






    client = CloudimageClient(
        token="<<cloudimage-token>>",
        salt="<<cloudimage-salt>>",  # want: filerobot-cloudimage-salt
        api_key="<<cloudimage-invalidation-key>>",  # want: filerobot-cloudimage-invalidation-key
    )
    client = CloudimageClient(
        token="<<cloudimage-token>>",
        salt=os.environ["CLOUDIMAGE_SALT"],  # not: filerobot-cloudimage-salt
        api_key=os.environ["CLOUDIMAGE_API_KEY"],  # not: filerobot-cloudimage-invalidation-key
    )
