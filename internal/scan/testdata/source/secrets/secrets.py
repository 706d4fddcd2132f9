"""iconik's tokens and passwords, as they should not be written down."""
import os

import requests


async def run(session):
    token = "<<iconik-token issued=2026-11-01 lifetime=60d>>"  # want: iconik-auth-token  # not: iconik-token-long-lived iconik-token-never-rotated
    session = "<<jwt-other>>"  # not: iconik-auth-token
    old_token = "<<iconik-token issued=2024-11-20>>"  # want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
    stale_token = "<<iconik-token issued=2026-09-20 lifetime=80d>>"  # want: iconik-auth-token iconik-token-never-rotated

    client = PythonikClient(
        app_id="<<uuid1 at=2026-03-02>>",
        auth_token="<<iconik-opaque-token>>",  # want: iconik-token-pair
    )

    # The same, as it should be.



    client = PythonikClient(
        app_id="<<uuid1 at=2026-03-02>>",
        auth_token=os.environ["ICONIK_AUTH_TOKEN"],  # not: iconik-token-pair
    )






    iconik_api_token = "<<iconik-opaque-token n=2>>"  # want: iconik-hardcoded-token
    iconik_auth_token = os.environ.get("ICONIK_AUTH_TOKEN", "<<iconik-opaque-token n=3>>")  # want: iconik-hardcoded-token
    iconik_app_token = os.environ["ICONIK_APP_TOKEN"]  # not: iconik-hardcoded-token
    iconik_access_token = "your-iconik-token-here"  # not: iconik-hardcoded-token






    requests.post(
        search,
        headers={
            "App-ID": app_id,
            "Auth-Token": "<<iconik-opaque-token n=4>>",  # want: iconik-header-token
        },
        timeout=30,
    )
    requests.post(
        search,
        headers={
            "App-ID": app_id,
            "Auth-Token": token,  # not: iconik-header-token
        },
        timeout=30,
    )
    session.headers["Auth-Token"] = "<<iconik-opaque-token n=5>>"  # want: iconik-header-token
    async with session.get(current) as response:
        response.raise_for_status()






    client = PythonikClient(
        app_id=os.environ["ICONIK_APP_ID"],
        auth_token="<<iconik-opaque-token n=6>>",  # want: iconik-config-token
        base_url="https://app.iconik.io",
    )
    client = PythonikClient(
        app_id=os.environ["ICONIK_APP_ID"],
        auth_token=token,  # not: iconik-config-token
        base_url="https://app.iconik.io",
    )






    requests.get(
        "https://app.iconik.io/API/auth/v1/oauth/token/",
        headers={
            "Authorization": "Bearer <<iconik-opaque-token n=7>>",  # want: iconik-token-nearby
        },
        timeout=30,
    )
    requests.get(
        "https://app.iconik.io/API/auth/v1/oauth/token/",
        headers={
            "Authorization": f"Bearer {token}",  # not: iconik-token-nearby
        },
        timeout=30,
    )






    iconik_client_secret = "<<iconik-client-secret>>"  # want: iconik-oauth-client-secret
    iconik_client_secret = os.environ["ICONIK_CLIENT_SECRET"]  # not: iconik-oauth-client-secret






    iconik_password = "<<iconik-password>>"  # want: iconik-login-password
    iconik_password = os.environ["ICONIK_PASSWORD"]  # not: iconik-login-password
