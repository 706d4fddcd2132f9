# A server that asks iconik for its users.
before { authenticate! }

get "/assets" do # not: iconik-borrowed-pair
  headers "Access-Control-Allow-Origin" => "https://desk.acme.tv" # not: iconik-open-proxy-code
  conn.get("https://app.iconik.io/API/assets/v1/assets/", nil, { "Auth-Token" => ENV.fetch("ICONIK_AUTH_TOKEN") }).body
end
