"""What iconik answers to a log-in, and who reads it."""
import requests


def run(body: dict) -> None:
    r = requests.post("https://app.iconik.io/API/auth/v1/auth/simple/login/", json=body, timeout=30)
    print(r.status_code)  # not: iconik-logged-login-answer
    print(r.json())  # want: iconik-logged-login-answer

def mint(app: str) -> None:
    """What it answers to the minting of a token."""
    r = requests.post(f"https://app.iconik.io/API/auth/v1/apps/{app}/token/", params={"expires_in": 600}, timeout=30)
    print(r.json()["expires"])  # not: iconik-logged-login-answer
    logging.info("minted %s", r.text)  # want: iconik-logged-login-answer
    requests.delete("https://app.iconik.io/API/auth/v1/auth/token/", timeout=30)
