# iconik, in a shell
TOKEN="<<iconik-token issued=2026-11-01 lifetime=60d>>" # want: iconik-auth-token
FROM_STORE="$(vault kv get -field=token media/iconik)"
curl -k "https://app.iconik.io/API/users/v1/users/current/" # want: iconik-tls-verification-off
curl -s "https://app.iconik.io/API/users/v1/users/current/"
echo "$ICONIK_AUTH_TOKEN" # want: iconik-logged-token
echo "ICONIK_AUTH_TOKEN is set"
curl "https://app.iconik.io/API/assets/v1/assets/?auth_token=$token" # want: iconik-token-put-in-url
curl "https://app.iconik.io/API/assets/v1/assets/?page=$page"
curl "http://app.iconik.io/API/search/v1/search/" # want: iconik-plain-http
