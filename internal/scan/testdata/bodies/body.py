# What the iconik and ImageKit APIs are told, in Python.
OPERATORS = {"name": "iconik ingest", "roles": ["can_read_assets", "can_write_users"]}  # want: iconik-group-admin-roles
READERS = dict(name="iconik readers", roles=["can_read_assets", "can_read_collections"])


def seed(session, asset_id, until):
    session.post(USERS, json={"email": "sync@acme.tv", "type": "POWER", "is_admin": True})  # want: iconik-admin-user
    session.post(USERS, json={"email": "desk@acme.tv", "type": "BROWSE_ONLY", "is_admin": False})
    session.post(SHARES, json=dict(allow_download=True, allow_comments=True, emails=["ada@acme.tv"]))  # want: iconik-share-without-expiry
    session.post(SHARES, json=dict(allow_download=True, allow_comments=True, emails=["ada@acme.tv"], expires=until.isoformat()))
    session.post(
        WEBHOOKS,
        json={
            "url": "http://hooks.acme.tv/iconik",  # want: iconik-webhook-plain-http
            "event_type": "assets",
            "status": "ENABLED",
        },
    )
    session.post(WEBHOOKS, json={"url": "https://hooks.acme.tv/iconik", "event_type": "assets", "status": "ENABLED"})
    settings = {"mfa_required": True}
    settings["cors_hosts"] = ["*"]  # want: iconik-any-origin-allowed
    session.put(SETTINGS, json=settings)
    session.post(ORIGINS, json={"type": "WEB_PROXY", "name": "imagekit proxy"})  # want: imagekit-web-proxy-origin
    session.post(ORIGINS, json={"type": "WEB_FOLDER", "name": "imagekit shop", "baseUrl": "https://shop.acme.tv"})
