# What the comments of an integration of iconik, ImageKit and Filerobot say is not done.

# Invoke-RestMethod http://app.iconik.io/API/assets/v1/assets/ # not: iconik-plain-http
<#
.LINK
http://api.imagekit.io/v1/files # not: imagekit-plain-http
http://api.filerobot.com/<<filerobot-container>>/v5 # not: filerobot-plain-http-api
#>
Invoke-RestMethod "#b" -Uri "http://app.iconik.io/API/assets/v1/" # want: iconik-plain-http
$files = 'a # b' + 'http://api.imagekit.io/v1/files' # want: imagekit-plain-http
$base = @"
# http://api.filerobot.com/<<filerobot-container>>/v5 # want: filerobot-plain-http-api
"@
# $token = '<<iconik-token>>' # want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
# Write-Host "iconik $iconikAuthToken" # not: iconik-logged-token
