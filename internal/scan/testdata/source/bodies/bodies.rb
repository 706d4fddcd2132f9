# What is sent to iconik, known by where it is sent.
def run(api, base, asset)
  api.post("#{base}/API/assets/v1/assets/#{asset}/shares/", { title: "rushes" }.to_json) # want: iconik-share-without-expiry
  api.post("#{base}/API/assets/v1/assets/#{asset}/shares/", { title: "rushes", expires: "2026-12-03T00:00:00Z" }.to_json) # not: iconik-share-without-expiry
  HTTParty.post(base + "/API/users/v1/users/", body: { email: "ada@acme.tv", is_admin: true }.to_json) # want: iconik-admin-user
  HTTParty.post(base + "/API/users/v1/users/", body: { email: "ada@acme.tv", is_admin: false }.to_json) # not: iconik-admin-user
  conn.patch("#{base}/API/users/v1/users/#{asset}/") do |req|
    req.body = { is_admin: true }.to_json # want: iconik-admin-user
  end
  conn.patch("#{base}/API/users/v1/users/#{asset}/") do |req|
    req.headers["Accept"] = "application/json"
  end
  other.body = { is_admin: true }.to_json # not: iconik-admin-user
  RestClient.post("#{base}/API/auth/v1/apps/", { name: "sync" }.to_json, headers) # want: iconik-app-without-user
  RestClient.put("#{base}/API/auth/v1/apps/", { name: "sync" }.to_json, headers) # not: iconik-app-without-user
end
