# Objects with credentials in them, as they are written to a log.
require "faraday"
require "net/http"

def run(conn)
  # iconik
  Rails.logger.debug({ "Accept" => "application/json", "Auth-Token" => token }) # want: iconik-logged-headers
  Rails.logger.debug({ "Accept" => "application/json", "X-Request-Id" => id }) # not: iconik-logged-headers
  iconik_headers = { "Accept" => "application/json", "Auth-Token" => token } # want: iconik-logged-headers
  Rails.logger.debug(iconik_headers)
  Rails.logger.debug(iconik_headers)
  # filerobot
  Rails.logger.debug({ "Accept" => "application/json", "X-Filerobot-Key" => key }) # want: filerobot-logged-headers
  Rails.logger.debug({ "Accept" => "application/json", "X-Request-Id" => id }) # not: filerobot-logged-headers
  filerobot_headers = { "Accept" => "application/json", "X-Filerobot-Key" => key } # want: filerobot-logged-headers
  Rails.logger.debug(filerobot_headers)
  Rails.logger.debug(filerobot_headers)
  # ImageKit
  Rails.logger.debug({ "urlEndpoint" => endpoint, "privateKey" => secret }) # want: imagekit-logged-options
  Rails.logger.debug({ "urlEndpoint" => endpoint, "publicKey" => public }) # not: imagekit-logged-options
end
