"""What iconik answers to a log-in, and who reads it."""
import requests


def run(body: dict) -> None:
    r = requests.post("https://app.iconik.io/API/auth/v1/auth/simple/login/", json=body, timeout=30)
    print(r.status_code)  # not: iconik-logged-login-answer
    print(r.json())  # want: iconik-logged-login-answer
