// Shares of assets: https://app.iconik.io/API/assets/v1/.
import ky from 'ky';

export async function run(api: Api): Promise<void> {
  const ever: Record<string, unknown> = { // want: iconik-share-without-expiry
    allow_download: false,
    allow_comments: true,
    emails: ['ada@acme.tv'],
  };
  await api.post('/assets/v1/assets/share/', { json: ever }).json();
  const week: Record<string, unknown> = { // not: iconik-share-without-expiry
    allow_download: false,
    allow_comments: true,
    emails: ['ada@acme.tv'],
    expires: '2026-12-03T00:00:00Z',
  };
  await api.post('/assets/v1/assets/share/', { json: week }).json();
  const openLink: Record<string, unknown> = {
    title: 'rushes',
    allow_download: true, // want: iconik-share-without-password
    allow_comments: false,
    expires: '2026-12-03T00:00:00Z',
  };
  await api.post('/assets/v1/assets/share/url/', { json: openLink }).json();
  const closedLink: Record<string, unknown> = {
    title: 'rushes',
    allow_download: true, // not: iconik-share-without-password
    allow_comments: false,
    has_password: true,
    expires: '2026-12-03T00:00:00Z',
  };
  await api.post('/assets/v1/assets/share/url/', { json: closedLink }).json();
}
