"""Applications and tokens as iconik's auth service answers."""
import httpx


def run(api: httpx.Client) -> None:
    mine = """
    {
        "id": "<<uuid1 at=2026-03-02 n=2>>",
        "name": "acme ingest",
        "default_user_id": "<<uuid1 at=2026-03-02 n=7>>",  # want: iconik-admin-app
        "system_domain_id": "<<uuid1 at=2019-05-06>>"
    }"""
    api.post("/auth/v1/apps/", content=mine)
    marked = """
    {
        "name": "acme proxies",
        "default_user_id": "<<uuid1 at=2026-03-02 n=11>>",
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "is_admin": true  # want: iconik-app-marked-admin
    }"""
    api.post("/auth/v1/apps/", content=marked)
    loose = {
        "name": "acme export",  # want: iconik-app-without-user
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "oauth_client_type": "confidential",
    }
    requests.post(f"{BASE}/auth/v1/apps/", headers=HEADERS, json=loose, timeout=30)
    plain = {
        "name": "acme captions",  # not: iconik-app-without-user
        "default_user_id": "<<uuid1 at=2026-03-02 n=10>>",  # not: iconik-admin-app
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "is_admin": False,  # not: iconik-app-marked-admin
    }
    requests.post(f"{BASE}/auth/v1/apps/", headers=HEADERS, json=plain, timeout=30)
    api.post(
        "/users/v1/users/",
        json={
            "id": "<<uuid1 at=2026-03-02 n=7>>",
            "system_domain_id": "<<uuid1 at=2019-05-06>>",
            "primary_group": "<<uuid1 at=2019-05-06 n=3>>",
            "is_admin": True,  # want: iconik-admin-user
        },
    )
    api.post(
        "/recorded/",
        json={
            "app_id": "<<uuid1 at=2026-03-02 n=4>>",
            "user_id": "<<uuid1 at=2026-03-02 n=8>>",
            "system_domain_id": "<<uuid1 at=2019-05-06>>",
            "is_admin": True,  # want: iconik-admin-token
            "is_super_admin": True,  # want: iconik-super-admin-token
        },
    )
    night = """
    {
        "app_id": "<<uuid1 at=2026-03-02 n=5>>",
        "user_id": "<<uuid1 at=2026-03-02 n=7>>",  # want: iconik-token-of-admin
        "system_domain_id": "<<uuid1 at=2019-05-06>>"
    }"""
    api.post("/recorded/", content=night)
    day = """
    {
        "app_id": "<<uuid1 at=2026-03-02 n=6>>",
        "user_id": "<<uuid1 at=2026-03-02 n=10>>",  # not: iconik-token-of-admin
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "is_admin": false,  # not: iconik-admin-token
        "is_super_admin": false  # not: iconik-super-admin-token
    }"""
    api.post("/recorded/", content=day)
