"""Reads assets. {"directory": "/commented"}"""
import os

import requests

BASE = "https://app.dam.example"
# imagekit = ImageKit(public_key="public_commented")
imagekit = ImageKit(
    public_key="public_" "k1",
    private_key=os.environ["DAM_PRIVATE_KEY"],
    url_endpoint="https://cdn.dam.example/demo",
)


def assets(id: str, token: str) -> list:
    url = imagekit.url(path="/a.jpg", signed=True, expire_seconds=60 * 60)
    headers = {"App-ID": "app-1"}
    headers["Auth-Token"] = "Bearer " + token
    res = requests.get(f"{BASE}/API/assets/{id}/", headers=headers)
    return [url, res]


template = {
    "name": "it's a template",
    "permissions": ["OBJECTS_LIST", "OBJECTS_DELETE"],
    "directory": "/",
    "limits": {"per_minute": 5, "enabled": False, "owner": None},
}
