// What is sent to iconik, known by where it is sent.
export async function run(api, base, asset) {
  await api.post(`${base}/API/assets/v1/assets/${asset}/shares/`, { title: 'rushes' }); // want: iconik-share-without-expiry
  await api.post(`${base}/API/assets/v1/assets/${asset}/shares/`, { title: 'rushes', expires: '2026-12-03T00:00:00Z' }); // not: iconik-share-without-expiry
  await fetch(`${base}/API/users/v1/users/`, { method: 'POST', body: JSON.stringify({ email: 'ada@acme.tv', is_admin: true }) }); // want: iconik-admin-user
  await fetch(`${base}/API/users/v1/users/`, { method: 'POST', body: JSON.stringify({ email: 'ada@acme.tv', is_admin: false }) }); // not: iconik-admin-user
  await axios.patch(base + '/API/users/v1/users/' + asset + '/', { is_admin: true }, { headers }); // want: iconik-admin-user
  await axios({ method: 'patch', url: `${base}/API/users/v1/users/${asset}/`, data: { is_admin: false } }); // not: iconik-admin-user
  await axios.patch(`${base}/API/users/v1/users/${asset}/`, { params: { is_admin: true } }); // not: iconik-admin-user
  await api({ method: 'post', url: base + '/API/auth/v1/apps/', data: { name: 'sync' } }); // want: iconik-app-without-user
  await api({ method: 'get', url: base + '/API/auth/v1/apps/', data: { name: 'sync' } }); // not: iconik-app-without-user
}
