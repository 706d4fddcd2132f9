# A new token of iconik, where the address is put together of a base that ends without a slash.
BASE = "https://app.iconik.io/API"

def run
  HTTParty.post("#{BASE}/auth/v1/auth/token/", headers: HEADERS) # want: iconik-token-minted-without-expiry iconik-token-not-ended
  HTTParty.post(BASE + "/auth/v1/auth/token/", headers: HEADERS) # want: iconik-token-minted-without-expiry
  HTTParty.get("#{BASE}/auth/v1/auth/token/", headers: HEADERS) # not: iconik-token-minted-without-expiry
end
