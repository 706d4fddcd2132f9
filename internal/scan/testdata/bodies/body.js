// What the iconik and ImageKit APIs are told, in JavaScript.
const operators = { name: 'iconik ingest', roles: ['can_read_assets', 'can_write_users'] } // want: iconik-group-admin-roles
const readers = { name: 'iconik readers', roles: ['can_read_assets', 'can_read_collections'] }
await post('/users/', { email: 'sync@acme.tv', type: 'POWER', is_admin: true }) // want: iconik-admin-user
await post('/users/', { email: 'desk@acme.tv', type: 'BROWSE_ONLY', is_admin: false })
await post(`/assets/${id}/shares/`, { allow_download: true, allow_comments: true, emails: ['ada@acme.tv'] }) // want: iconik-share-without-expiry
await post(`/assets/${id}/shares/`, { allow_download: true, allow_comments: true, emails: ['ada@acme.tv'], expires: until })
await post('/webhooks/', {
  url: 'http://hooks.acme.tv/iconik', // want: iconik-webhook-plain-http
  event_type: 'assets',
  status: 'ENABLED',
})
await post('/webhooks/', { url: 'https://hooks.acme.tv/iconik', event_type: 'assets', status: 'ENABLED' })
await put('/settings/', { cors_hosts: ['*'], mfa_required: true }) // want: iconik-any-origin-allowed
await put('/settings/', { cors_hosts: ['https://desk.acme.tv'], mfa_required: true })
await post('/accounts/origins', { type: 'WEB_PROXY', name: 'imagekit proxy' }) // want: imagekit-web-proxy-origin
await post('/accounts/origins', { type: 'WEB_FOLDER', name: 'imagekit shop', baseUrl: 'https://shop.acme.tv' })
