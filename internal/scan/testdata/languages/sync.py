# iconik, in Python
token = "<<iconik-token issued=2026-11-01 lifetime=60d>>"  # want: iconik-auth-token
from_store = os.environ["ICONIK_AUTH_TOKEN"]
requests.get(url, headers=headers, verify=False)  # want: iconik-tls-verification-off
requests.get(url, headers=headers, verify=True)
print(f"using {auth_token}")  # want: iconik-logged-token
print("auth_token is set")
requests.get(f"https://app.iconik.io/API/assets/v1/assets/?auth_token={auth_token}")  # want: iconik-token-put-in-url
requests.get(f"https://app.iconik.io/API/assets/v1/assets/?page={page}")
requests.post("http://app.iconik.io/API/search/v1/search/")  # want: iconik-plain-http
