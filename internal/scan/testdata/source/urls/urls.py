"""Addresses that ImageKit signs."""
import os

import requests


async def run(session):
    # ImageKit
    client.helper.build_url(url_endpoint=ENDPOINT, src="/contract.jpg", signed=True)  # want: imagekit-signed-url-without-expiry
    client.helper.build_url(url_endpoint=ENDPOINT, src="/contract.jpg", signed=True, expires_in=3600)  # not: imagekit-signed-url-without-expiry imagekit-signed-url-with-zero-expiry imagekit-long-lived-signed-url imagekit-expiry-as-timestamp imagekit-signed-path-without-expiry
    client.helper.build_url(url_endpoint=ENDPOINT, src="/contract.jpg", signed=True, expires_in=0)  # want: imagekit-signed-url-with-zero-expiry
    client.helper.build_url(url_endpoint=ENDPOINT, src="/contract.jpg", signed=True, expires_in=31536000)  # want: imagekit-long-lived-signed-url
    client.helper.build_url(url_endpoint=ENDPOINT, src="/contract.jpg", signed=True, expires_in=1798761600)  # want: imagekit-expiry-as-timestamp
    client.helper.build_url(src="/contract.jpg", signed=True)  # want: imagekit-signed-path-without-expiry
