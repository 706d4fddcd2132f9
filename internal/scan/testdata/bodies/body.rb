# What the iconik and ImageKit APIs are told, in Ruby.
OPERATORS = { name: 'iconik ingest', roles: %w[can_read_assets can_write_users] }.freeze # want: iconik-group-admin-roles
READERS = { name: 'iconik readers', roles: %w[can_read_assets can_read_collections] }.freeze

post '/users/', email: 'sync@acme.tv', type: 'POWER', is_admin: true # want: iconik-admin-user
post '/users/', email: 'desk@acme.tv', type: 'BROWSE_ONLY', is_admin: false
post "/assets/#{id}/shares/", { 'allow_download' => true, 'allow_comments' => true, 'emails' => ['ada@acme.tv'] } # want: iconik-share-without-expiry
post "/assets/#{id}/shares/", { 'allow_download' => true, 'allow_comments' => true, 'emails' => ['ada@acme.tv'], 'expires' => limit.iso8601 }
HTTParty.post(
  '/webhooks/',
  body: {
    url: 'http://hooks.acme.tv/iconik', # want: iconik-webhook-plain-http
    event_type: 'assets',
    status: 'ENABLED'
  }.to_json
)
HTTParty.post('/webhooks/', body: { url: 'https://hooks.acme.tv/iconik', event_type: 'assets', status: 'ENABLED' }.to_json)
settings = { mfa_required: true }
settings[:cors_hosts] = ['*'] # want: iconik-any-origin-allowed
put '/settings/', settings
request.body = JSON.generate(type: 'WEB_PROXY', name: 'imagekit proxy') # want: imagekit-web-proxy-origin
request.body = JSON.generate(type: 'WEB_FOLDER', name: 'imagekit shop', baseUrl: 'https://shop.acme.tv')
