"""Programs that log in to iconik, and what they set up there."""
import httpx


def run(api: httpx.Client) -> None:
    editor = """
    {
        "app_name": "sync",
        "email": "ada@acme.tv",
        "password": "<<iconik-password>>"  # want: iconik-login-body
    }"""
    api.post("/auth/v1/auth/simple/login/", content=editor)
    boss = """
    {
        "app_name": "sync",
        "email": "admin@acme.tv",  # want: iconik-admin-login
        "password": ""  # not: iconik-login-body
    }"""
    api.post("/auth/v1/auth/simple/login/", content=boss)
    everybody = {
        "app_name": "sync",
        "email": "team@acme.tv",  # want: iconik-shared-login
        "password": "",  # not: iconik-login-body
    }
    requests.post(f"{BASE}/auth/v1/auth/simple/login/", headers=HEADERS, json=everybody, timeout=30)
    ada = {
        "app_name": "sync",
        "email": "ada.lovelace@acme.tv",  # not: iconik-admin-login iconik-shared-login
        "password": "",  # not: iconik-login-body
    }
    requests.post(f"{BASE}/auth/v1/auth/simple/login/", headers=HEADERS, json=ada, timeout=30)
    api.post(
        "/files/v1/storages/",
        json={
            "name": "mounted",
            "method": "SFTP",
            "purpose": "FILES",
            "settings": {
                "address": "ftp.acme.tv",
                "user": "ingest",
                "password": "<<iconik-password n=2>>",  # want: iconik-storage-literal-secret
            },
        },
    )
    api.post(
        "/files/v1/analysis/service_accounts/",
        json={
            "type": "REKOGNITION",
            "name": "speech",
            "secret_key": "<<iconik-storage-secret n=3>>",  # want: iconik-service-key
        },
    )
    silent = """
    {
        "type": "REKOGNITION",
        "name": "silent",
        "secret_key": "your-secret-key"  # not: iconik-service-key
    }"""
    api.post("/files/v1/analysis/service_accounts/", content=silent)
