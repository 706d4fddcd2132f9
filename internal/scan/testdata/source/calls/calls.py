"""Where the integration of iconik, ImageKit and Filerobot calls."""
import os

import requests


async def run(session):
    requests.get(
        "https://app.iconik.io/API/assets/v1/assets/?page=1&auth_token=<<iconik-opaque-token n=8>>",  # want: iconik-token-in-url iconik-config-token
        timeout=30,
    )
    requests.get(
        f"https://app.iconik.io/API/assets/v1/assets/?page={page}",  # not: iconik-token-in-url
        timeout=30,
    )
    requests.post(
        "http://app.iconik.io/API/search/v1/search/",  # want: iconik-plain-http
        timeout=30,
    )
    async with session.post("https://app.iconik.io/API/search/v1/search/") as response:  # not: iconik-plain-http iconik-plain-http-api
        response.raise_for_status()
    requests.get(
        f"http://{host}/API/assets/v1/assets/",  # want: iconik-plain-http-api
        timeout=30,
    )
    link = "http://icnk.io/u/4f2b6c1d0e9a"  # want: iconik-plain-http-share
    link = "https://icnk.io/u/4f2b6c1d0e9a"  # not: iconik-plain-http-share
    requests.get(
        f"https://app.iconik.io/API/assets/v1/assets/?auth_token={auth_token}",  # want: iconik-token-put-in-url
        timeout=30,
    )
    requests.get(
        f"https://app.iconik.io/API/assets/v1/assets/?per_page={size}",  # not: iconik-token-put-in-url
        timeout=30,
    )
    async with session.get(f"https://app.iconik.io/API/assets/v1/assets/?token={os.environ['ICONIK_AUTH_TOKEN']}") as response:  # want: iconik-token-put-in-url
        response.raise_for_status()






    requests.get(
        "http://api.imagekit.io/v1/files",  # want: imagekit-plain-http
        timeout=30,
    )
    async with session.get("https://api.imagekit.io/v1/files") as response:  # not: imagekit-plain-http
        response.raise_for_status()
    client = ImageKit(
        private_key=os.environ["IMAGEKIT_PRIVATE_KEY"],
        url_endpoint="http://images.acme.tv/media",  # want: imagekit-plain-http-endpoint
    )
    client = ImageKit(
        private_key=os.environ["IMAGEKIT_PRIVATE_KEY"],
        url_endpoint="https://images.acme.tv/media",  # not: imagekit-plain-http-endpoint
    )
    requests.get(
        f"https://api.imagekit.io/v1/files?private_key={private_key}",  # want: imagekit-key-put-in-url
        timeout=30,
    )
    async with session.get(f"https://api.imagekit.io/v1/files?path={path}") as response:  # not: imagekit-key-put-in-url
        response.raise_for_status()






    requests.get(
        f"http://api.filerobot.com/{container}/v4/files",  # want: filerobot-plain-http-api
        timeout=30,
    )
    async with session.get(f"https://api.filerobot.com/{container}/v4/files") as response:  # not: filerobot-plain-http-api
        response.raise_for_status()
    picture = "http://<<filerobot-container>>.filerobot.com/press/kit.jpg"  # want: filerobot-plain-http-delivery
    picture = "https://<<cloudimage-token>>.cloudimg.io/v7/http://origin.acme.tv/kit.jpg"  # not: filerobot-plain-http-delivery
    requests.get(
        f"https://api.filerobot.com/{container}/v4/key/info?key={filerobot_key}",  # want: filerobot-key-put-in-url
        timeout=30,
    )
    async with session.get(f"https://api.filerobot.com/{container}/v4/files?folder={folder}") as response:  # not: filerobot-key-put-in-url
        response.raise_for_status()
