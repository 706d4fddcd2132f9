// What the iconik and ImageKit APIs are told, in TypeScript.
interface Group { name: string; roles: string[] }
const operators: Group = { name: 'iconik ingest', roles: ['can_read_assets', 'can_write_users'] }; // want: iconik-group-admin-roles
const readers: Group = { name: 'iconik readers', roles: ['can_read_assets', 'can_read_collections'] };
export async function seed(api: Api, id: string, until: Date): Promise<void> {
  await api.post<User>('/users/', { email: 'sync@acme.tv', type: 'POWER', is_admin: true } as User); // want: iconik-admin-user
  await api.post<User>('/users/', { email: 'desk@acme.tv', type: 'BROWSE_ONLY', is_admin: false } as User);
  await api.post(`/assets/${id}/shares/`, { allow_download: true, allow_comments: true, emails: ['ada@acme.tv'] }); // want: iconik-share-without-expiry
  await api.post(`/assets/${id}/shares/`, { allow_download: true, allow_comments: true, emails: ['ada@acme.tv'], expires: until.toISOString() });
  await api.post('/webhooks/', {
    url: 'http://hooks.acme.tv/iconik', // want: iconik-webhook-plain-http
    event_type: 'assets',
    status: 'ENABLED',
  } satisfies Webhook);
  await api.post('/webhooks/', { url: 'https://hooks.acme.tv/iconik', event_type: 'assets', status: 'ENABLED' });
  const settings: Partial<Settings> = { mfa_required: true };
  settings.cors_hosts = ['*']; // want: iconik-any-origin-allowed
  await api.put('/settings/', settings);
  const origins: Origin[] = [
    { type: 'WEB_PROXY', name: 'imagekit proxy' }, // want: imagekit-web-proxy-origin
    { type: 'WEB_FOLDER', name: 'imagekit shop', baseUrl: 'https://shop.acme.tv' },
  ];
}
