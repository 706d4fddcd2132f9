# iconik, in Ruby
token = "<<iconik-token issued=2026-11-01 lifetime=60d>>" # want: iconik-auth-token
from_store = ENV["ICONIK_AUTH_TOKEN"]
http.verify_mode = OpenSSL::SSL::VERIFY_NONE # want: iconik-tls-verification-off
http.verify_mode = OpenSSL::SSL::VERIFY_PEER
puts "using #{auth_token}" # want: iconik-logged-token
puts "auth_token is set"
URI.open("https://app.iconik.io/API/assets/v1/assets/?auth_token=#{auth_token}") # want: iconik-token-put-in-url
URI.open("https://app.iconik.io/API/assets/v1/assets/?page=#{page}")
URI.open("http://app.iconik.io/API/search/v1/search/") # want: iconik-plain-http
