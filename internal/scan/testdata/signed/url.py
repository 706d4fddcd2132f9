client = ImageKit(private_key=os.environ["IMAGEKIT_PRIVATE_KEY"])
open = client.helper.build_url(url_endpoint=ENDPOINT, src="/contract.jpg")
ever = client.helper.build_url(url_endpoint=ENDPOINT, src="/contract.jpg", signed=True)  # want: imagekit-signed-url-without-expiry
hour = client.helper.build_url(url_endpoint=ENDPOINT, src="/contract.jpg", signed=True, expires_in=3600)
never = client.helper.build_url(url_endpoint=ENDPOINT, src="/contract.jpg", signed=True, expires_in=0)  # want: imagekit-signed-url-with-zero-expiry
old = imagekit.url({"path": "/contract.jpg", "signed": True})  # want: imagekit-signed-path-without-expiry
