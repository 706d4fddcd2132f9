// A new token of iconik, where the address is put together of a base that ends without a slash.
const BASE = 'https://app.iconik.io/API';

export async function run() {
  await fetch(`${BASE}/auth/v1/auth/token/`, { method: 'POST', headers }); // want: iconik-token-minted-without-expiry
  await axios.post(BASE + '/auth/v1/auth/token/', {}, { headers }); // want: iconik-token-minted-without-expiry
  await axios.post(BASE + '/auth/v1/apps/' + app + '/token/', {}, { headers }); // want: iconik-token-minted-without-expiry
  await fetch(`${BASE}/auth/v1/auth/token/?expires_in=86400`, { method: 'POST', headers }); // not: iconik-token-minted-without-expiry
  await fetch(`${BASE}/auth/v1/auth/token/`, { headers }); // not: iconik-token-minted-without-expiry
  await fetch(`${BASE}/auth/v1/auth/token/`, { method: 'PUT', headers }); // not: iconik-token-minted-without-expiry
}
