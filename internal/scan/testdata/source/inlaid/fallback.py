# What goes to iconik, and what is written of it.
headers = {"Auth-Token": os.environ["ICONIK_AUTH_TOKEN"]}  # want: iconik-logged-headers
print("headers", headers or {})
quiet = {"Auth-Token": os.environ["ICONIK_AUTH_TOKEN"]}  # not: iconik-logged-headers
print("headers", list(quiet or {}))
