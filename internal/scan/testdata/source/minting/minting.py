"""A new token of iconik, where the address is put together of a base that ends without a slash."""
import requests

BASE = "https://app.iconik.io/API"


def run(session):
    session.post(BASE + "/auth/v1/auth/token/", headers=HEADERS)  # want: iconik-token-minted-without-expiry
    session.post(f"{BASE}/auth/v1/auth/token/", headers=HEADERS)  # want: iconik-token-minted-without-expiry
    session.post(f"{BASE}/auth/v1/apps/{APP}/token/", headers=HEADERS)  # want: iconik-token-minted-without-expiry
    session.post(BASE + "/auth/v1/auth/token/?expires_in=86400", headers=HEADERS)  # not: iconik-token-minted-without-expiry
    session.get(f"{BASE}/auth/v1/auth/token/", headers=HEADERS)  # not: iconik-token-minted-without-expiry
    session.put(BASE + "/auth/v1/auth/token/", headers=HEADERS)  # not: iconik-token-minted-without-expiry
