"""What the comments of an integration of iconik, ImageKit and Filerobot say is not done.

    get("http://app.iconik.io/API/assets/v1/assets/") # not: iconik-plain-http
"""
import requests

# requests.get("http://api.imagekit.io/v1/files", verify=False) # not: imagekit-plain-http imagekit-tls-verification-off


def assets():
    """Asked http://api.filerobot.com/<<filerobot-container>>/v5/files once.""" # not: filerobot-plain-http-api
    url = "a # b" + "http://app.iconik.io/API/assets/v1/" # want: iconik-plain-http
    files = """# all of them
http://api.imagekit.io/v1/files""" # want: imagekit-plain-http
    requests.get(
        """http://api.filerobot.com/<<filerobot-container>>/v5/files""", # want: filerobot-plain-http-api
        verify=True,  # it was verify=False, iconik # not: iconik-tls-verification-off
    )
    return url, files


# TOKEN = "<<iconik-token>>" # want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
# print("iconik", iconik_auth_token) # not: iconik-logged-token
