# What the comments of an integration of iconik, ImageKit and Filerobot say is not done.

# Net::HTTP.get(URI('http://app.iconik.io/API/assets/v1/assets/')) # not: iconik-plain-http
=begin
files = get('http://api.imagekit.io/v1/files') # not: imagekit-plain-http
base = 'http://api.filerobot.com/<<filerobot-container>>/v5' # not: filerobot-plain-http-api
=end
home = "##{count} http://app.iconik.io/API/assets/v1/" # want: iconik-plain-http
files = 'a # b' + 'http://api.imagekit.io/v1/files' # want: imagekit-plain-http
base = <<~URL
  # http://api.filerobot.com/<<filerobot-container>>/v5 # want: filerobot-plain-http-api
URL
# token = '<<iconik-token>>' # want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
# puts "iconik #{iconik_auth_token}" # not: iconik-logged-token
