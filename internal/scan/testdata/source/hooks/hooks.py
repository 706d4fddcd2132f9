"""Webhooks and custom actions of the iconik domain."""
import httpx


def run(api: httpx.Client) -> None:
    hook = """
    {
        "url": "http://hooks.acme.tv/iconik",  # want: iconik-webhook-plain-http
        "event_type": "assets",
        "realm": "objects",
        "operation": "create",
        "status": "ENABLED"
    }"""
    api.post("/notifications/v1/webhooks/", content=hook)
    keyed = """
    {
        "url": "https://hooks.acme.tv/iconik",  # not: iconik-webhook-plain-http
        "event_type": "assets",
        "status": "ENABLED",
        "headers": {
            "X-Webhook-Secret": "<<iconik-opaque-token>>"  # want: iconik-webhook-secret
        }
    }"""
    api.post("/notifications/v1/webhooks/", content=keyed)
    bare = {
        "url": "https://hooks.acme.tv/iconik",
        "event_type": "assets",
        "status": "ENABLED",
        "headers": {
            "X-Webhook-Secret": "",  # not: iconik-webhook-secret
        },
    }
    requests.post(f"{BASE}/notifications/v1/webhooks/", headers=HEADERS, json=bare, timeout=30)
    action = {
        "title": "Transcribe",
        "url": "http://actions.acme.tv/transcribe",  # want: iconik-custom-action-plain-http
        "context": "ASSET",
        "type": "POST",
    }
    requests.post(f"{BASE}/assets/v1/custom_actions/ASSET/", headers=HEADERS, json=action, timeout=30)
    api.post(
        "/assets/v1/custom_actions/ASSET/",
        json={
            "title": "Caption",
            "url": "https://actions.acme.tv/caption",  # not: iconik-custom-action-plain-http
            "context": "ASSET",
            "headers": {
                "X-Api-Key": "<<iconik-opaque-token n=2>>",  # want: iconik-custom-action-secret
            },
        },
    )
    api.post(
        "/assets/v1/custom_actions/ASSET/",
        json={
            "title": "Caption",
            "url": "https://actions.acme.tv/caption",
            "context": "ASSET",
            "headers": {
                "X-Api-Key": "",  # not: iconik-custom-action-secret
            },
        },
    )
