"""Signatures for uploads to ImageKit."""
from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"])  # want: imagekit-upload-signature-for-any-origin


@app.get("/sign")
def sign():
    return imagekit.get_authentication_parameters()  # want: imagekit-open-upload-auth


@app.get("/sign/again")
def again(request: Request):
    return imagekit.get_authentication_parameters(request.args["token"], request.args["expire"])  # want: imagekit-upload-expiry-from-request


@app.get("/sign/day")
def day():
    expire = int(time.time()) + 86400  # want: imagekit-long-upload-signature
    return imagekit.get_authentication_parameters(uuid4().hex, expire)
