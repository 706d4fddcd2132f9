"""Origins of the ImageKit account: https://api.imagekit.io/v1/accounts/origins."""
import httpx


def run(api: httpx.Client) -> None:
    anything = """
    {
        "type": "WEB_PROXY",  # want: imagekit-web-proxy-origin
        "name": "any address"
    }"""
    api.post("/v1/accounts/origins", content=anything)
    shop = """
    {
        "type": "WEB_FOLDER",  # not: imagekit-web-proxy-origin
        "name": "shop",
        "baseUrl": "http://shop.acme.tv"  # want: imagekit-plain-http-origin
    }"""
    api.post("/v1/accounts/origins", content=shop)
    safe_shop = {
        "type": "WEB_FOLDER",
        "name": "shop",
        "baseUrl": "https://shop.acme.tv",  # not: imagekit-plain-http-origin
    }
    requests.post(f"{BASE}/v1/accounts/origins", headers=HEADERS, json=safe_shop, timeout=30)
    both = {
        "type": "S3",
        "name": "media",
        "bucket": "acme-media",
        "useIAMRole": True,
        "accessKey": "<<iconik-storage-key-id>>",  # want: imagekit-key-beside-role
    }
    requests.post(f"{BASE}/v1/accounts/origins", headers=HEADERS, json=both, timeout=30)
    api.post(
        "/v1/accounts/origins",
        json={
            "type": "S3",
            "name": "press",
            "bucket": "acme-press",
            "useIAMRole": False,  # want: imagekit-static-storage-key
            "accessKey": "<<iconik-storage-key-id>>",
            "secretKey": "<<imagekit-storage-secret>>",  # want: imagekit-origin-secret
        },
    )
    api.post(
        "/v1/accounts/origins",
        json={
            "type": "S3",
            "name": "films",
            "bucket": "acme-films",
            "useIAMRole": True,  # not: imagekit-static-storage-key
            "accessKey": "",  # not: imagekit-key-beside-role
            "secretKey": "",  # not: imagekit-origin-secret
        },
    )
