# What the integration of iconik, ImageKit and Filerobot writes to its log.
require "faraday"
require "net/http"

def run(conn)
  # iconik
  puts "using #{auth_token}" # want: iconik-logged-token
  puts "auth_token is set" # not: iconik-logged-token
  Rails.logger.info("token=#{ENV.fetch("ICONIK_AUTH_TOKEN")}") # want: iconik-logged-token
  Rails.logger.info("asset #{asset_id} is done") # not: iconik-logged-token
  token = ENV.fetch("ICONIK_AUTH_TOKEN")
  puts token # want: iconik-logged-variable
  puts "token: set" # not: iconik-logged-variable
  puts "key: #{imagekit_private_key}" # want: imagekit-logged-key
  puts "the private key of ImageKit is missing" # not: imagekit-logged-key
  Rails.logger.info("key: #{ENV.fetch("IMAGEKIT_PRIVATE_KEY")}") # want: imagekit-logged-key
  Rails.logger.info("uploaded to #{url_endpoint}") # not: imagekit-logged-key
  puts "key: #{filerobot_key}" # want: filerobot-logged-key
  puts "the Filerobot key is missing" # not: filerobot-logged-key
  Rails.logger.info("key: #{ENV.fetch("FILEROBOT_KEY")}") # want: filerobot-logged-key
  Rails.logger.info("container #{filerobot_container}") # not: filerobot-logged-key
end
