# A new token of iconik, where the address is put together of a base that ends without a slash.
BASE=https://app.iconik.io/API
curl -X POST "$BASE/auth/v1/auth/token/" -H "Auth-Token: $TOKEN" # want: iconik-token-minted-without-expiry iconik-token-not-ended
curl "$BASE/auth/v1/auth/token/" -H "Auth-Token: $TOKEN" # not: iconik-token-minted-without-expiry
