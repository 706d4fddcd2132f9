"""Shares of assets: https://app.iconik.io/API/assets/v1/."""
import httpx


def run(api: httpx.Client) -> None:
    ever = """
    {  # want: iconik-share-without-expiry
        "allow_download": false,
        "allow_comments": true,
        "emails": ["ada@acme.tv"]
    }"""
    api.post("/assets/v1/assets/share/", content=ever)
    week = """
    {  # not: iconik-share-without-expiry
        "allow_download": false,
        "allow_comments": true,
        "emails": ["ada@acme.tv"],
        "expires": "2026-12-03T00:00:00Z"
    }"""
    api.post("/assets/v1/assets/share/", content=week)
    open_link = {
        "title": "rushes",
        "allow_download": True,  # want: iconik-share-without-password
        "allow_comments": False,
        "expires": "2026-12-03T00:00:00Z",
    }
    requests.post(f"{BASE}/assets/v1/assets/share/url/", headers=HEADERS, json=open_link, timeout=30)
    closed_link = {
        "title": "rushes",
        "allow_download": True,  # not: iconik-share-without-password
        "allow_comments": False,
        "has_password": True,
        "expires": "2026-12-03T00:00:00Z",
    }
    requests.post(f"{BASE}/assets/v1/assets/share/url/", headers=HEADERS, json=closed_link, timeout=30)
