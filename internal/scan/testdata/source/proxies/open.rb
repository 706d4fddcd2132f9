# A server that asks iconik for pages.
get "/assets" do # want: iconik-borrowed-pair
  headers "Access-Control-Allow-Origin" => "*" # want: iconik-open-proxy-code
  conn.get("https://app.iconik.io/API/assets/v1/assets/", nil, { "Auth-Token" => ENV.fetch("ICONIK_AUTH_TOKEN") }).body
end
