// Shares of assets: https://app.iconik.io/API/assets/v1/.
import axios from 'axios';

export async function run(api = axios.create({ baseURL })) {
  await api.post('/assets/v1/assets/share/', { // want: iconik-share-without-expiry
    allow_download: false,
    allow_comments: true,
    emails: ['ada@acme.tv'],
  });
  await api.post('/assets/v1/assets/share/', { // not: iconik-share-without-expiry
    allow_download: false,
    allow_comments: true,
    emails: ['ada@acme.tv'],
    expires: '2026-12-03T00:00:00Z',
  });
  const openLink = {
    title: 'rushes',
    allow_download: true, // want: iconik-share-without-password
    allow_comments: false,
    expires: '2026-12-03T00:00:00Z',
  };
  await fetch(`${base}/assets/v1/assets/share/url/`, { method: 'POST', headers, body: JSON.stringify(openLink) });
  const closedLink = {
    title: 'rushes',
    allow_download: true, // not: iconik-share-without-password
    allow_comments: false,
    has_password: true,
    expires: '2026-12-03T00:00:00Z',
  };
  await fetch(`${base}/assets/v1/assets/share/url/`, { method: 'POST', headers, body: JSON.stringify(closedLink) });
}
