# The server that iconik's custom actions call.
require "faraday"
require "net/http"

def run(conn)
  # A custom action of iconik's.
  Rails.logger.info(request.raw_post) # want: iconik-logged-payload
  Rails.logger.info(params[:asset_ids]) # not: iconik-logged-payload
  conn.get("https://app.iconik.io/API/assets/v1/assets/") do |req|
    req.headers["Auth-Token"] = auth_token
  end
end
