require 'imagekitio'

BASE = 'https://app.dam.example'
# ImageKit.new(public_key: 'public_commented')
=begin
{ directory: '/commented' }
=end
CLIENT = ImageKitIo::Client.new(
  public_key: 'public_' + 'k1',
  private_key: ENV.fetch('DAM_PRIVATE_KEY'),
  url_endpoint: 'https://cdn.dam.example/demo'
)

def assets(id, token)
  url = CLIENT.url path: '/a.jpg', signed: true, expire_seconds: 60 * 60
  res = HTTParty.get("#{BASE}/API/assets/#{id}/", headers: { 'App-ID' => 'app-1', 'Auth-Token' => "Bearer #{token}" })
  [url, res]
end

TEMPLATE = {
  name: "it's a template",
  permissions: %w[OBJECTS_LIST OBJECTS_DELETE],
  'directory' => '/',
  limits: { per_minute: 5, enabled: false, owner: nil }
}.freeze
