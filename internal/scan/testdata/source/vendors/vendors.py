"""Secrets of webhooks, imagekit's among them."""
CONFIG = {
    "imagekit": {
        "webhook_secret": "<<imagekit-webhook-secret>>",  # want: imagekit-webhook-secret
    },
    "svix": {
        "webhook_secret": "<<imagekit-webhook-secret n=2>>",  # not: imagekit-webhook-secret
    },
}
