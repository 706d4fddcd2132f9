"""Signatures for uploads to ImageKit, for those who are logged in."""
app.add_middleware(CORSMiddleware, allow_origins=["https://desk.acme.tv"])  # not: imagekit-upload-signature-for-any-origin


@app.get("/sign")
def sign(user: User = Depends(current_user)):
    expire = int(time.time()) + 1800  # not: imagekit-long-upload-signature
    return imagekit.get_authentication_parameters(uuid4().hex, expire)  # not: imagekit-open-upload-auth imagekit-upload-expiry-from-request
