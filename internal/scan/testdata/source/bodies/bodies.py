"""What is sent to iconik, known by where it is sent."""
import requests


def run(session, base, asset):
    session.post(f"{base}/API/assets/v1/assets/{asset}/shares/", json={"title": "rushes"})  # want: iconik-share-without-expiry
    session.post(f"{base}/API/assets/v1/assets/{asset}/shares/", json={"title": "rushes", "expires": "2026-12-03T00:00:00Z"})  # not: iconik-share-without-expiry
    session.post(f"{base}/API/users/v1/users/", json={"email": "ada@acme.tv", "is_admin": True})  # want: iconik-admin-user
    session.post(f"{base}/API/users/v1/users/", json={"email": "ada@acme.tv", "is_admin": False})  # not: iconik-admin-user
    session.patch(base + "/API/users/v1/users/" + asset + "/", data=json.dumps({"is_admin": True}))  # want: iconik-admin-user
    session.patch("%s/API/users/v1/users/%s/" % (base, asset), json={"is_admin": False})  # not: iconik-admin-user
    session.post(f"{base}/API/auth/v1/apps/", json={"name": "sync"})  # want: iconik-app-without-user
    session.get(f"{base}/API/auth/v1/apps/", params={"name": "sync"})  # not: iconik-app-without-user
