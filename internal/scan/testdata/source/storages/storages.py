"""Storages of the iconik domain, as they are set up."""
import httpx


def run(api: httpx.Client) -> None:
    archive = """
    {
        "name": "archive",
        "method": "S3",
        "purpose": "ARCHIVE",
        "settings": {
            "bucket": "acme-archive",
            "access_key": "<<iconik-storage-key-id>>",  # want: iconik-storage-static-key
            "secret_key": "<<iconik-storage-secret>>"  # want: iconik-storage-literal-secret
        }
    }"""
    api.post("/files/v1/storages/", content=archive)
    cold = """
    {
        "name": "cold",
        "method": "B2",
        "purpose": "FILES",
        "settings": {
            "bucket_name": "acme-cold",
            "account_id": "4a48fe8875c6"  # want: iconik-storage-master-key
        }
    }"""
    api.post("/files/v1/storages/", content=cold)
    role = {
        "name": "proxies",
        "method": "S3",
        "purpose": "PROXIES",
        "settings": {
            "bucket": "acme-proxies",
            "access_key": "",  # not: iconik-storage-static-key
            "secret_key": "",  # not: iconik-storage-literal-secret
        },
    }
    requests.post(f"{BASE}/files/v1/storages/", headers=HEADERS, json=role, timeout=30)
    warm = {
        "name": "warm",
        "method": "B2",
        "purpose": "FILES",
        "settings": {
            "bucket_name": "acme-warm",
            "account_id": "0024a48fe8875c60000000001",  # not: iconik-storage-master-key
        },
    }
    requests.post(f"{BASE}/files/v1/storages/", headers=HEADERS, json=warm, timeout=30)
