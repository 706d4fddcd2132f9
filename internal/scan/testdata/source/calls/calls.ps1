# Where the integration of iconik, ImageKit and Filerobot calls.
$ErrorActionPreference = 'Stop'

Invoke-RestMethod -Method Get -Uri 'https://app.iconik.io/API/assets/v1/assets/?page=1&auth_token=<<iconik-opaque-token n=8>>' # want: iconik-token-in-url iconik-config-token
Invoke-RestMethod -Method Get -Uri "https://app.iconik.io/API/assets/v1/assets/?page=$page" # not: iconik-token-in-url
Invoke-RestMethod -Method Post -Uri 'http://app.iconik.io/API/search/v1/search/' # want: iconik-plain-http
Invoke-RestMethod -Method Post -Uri 'https://app.iconik.io/API/search/v1/search/' # not: iconik-plain-http iconik-plain-http-api
Invoke-RestMethod -Method Get -Uri "http://$host/API/assets/v1/assets/" # want: iconik-plain-http-api
$link = 'http://icnk.io/u/4f2b6c1d0e9a' # want: iconik-plain-http-share
$link = 'https://icnk.io/u/4f2b6c1d0e9a' # not: iconik-plain-http-share
Invoke-RestMethod -Method Get -Uri "https://app.iconik.io/API/assets/v1/assets/?auth_token=$authToken" # want: iconik-token-put-in-url
Invoke-RestMethod -Method Get -Uri "https://app.iconik.io/API/assets/v1/assets/?per_page=$size" # not: iconik-token-put-in-url
Invoke-RestMethod -Method Get -Uri "https://app.iconik.io/API/assets/v1/assets/?token=$($env:ICONIK_AUTH_TOKEN)" # want: iconik-token-put-in-url






Invoke-RestMethod -Method Get -Uri 'http://api.imagekit.io/v1/files' # want: imagekit-plain-http
Invoke-RestMethod -Method Get -Uri 'https://api.imagekit.io/v1/files' # not: imagekit-plain-http
$client = New-ImageKitClient @{
    PrivateKey = $env:IMAGEKIT_PRIVATE_KEY
    UrlEndpoint = 'http://images.acme.tv/media' # want: imagekit-plain-http-endpoint
}
$client = New-ImageKitClient @{
    PrivateKey = $env:IMAGEKIT_PRIVATE_KEY
    UrlEndpoint = 'https://images.acme.tv/media' # not: imagekit-plain-http-endpoint
}
Invoke-RestMethod -Method Get -Uri "https://api.imagekit.io/v1/files?private_key=$privateKey" # want: imagekit-key-put-in-url
Invoke-RestMethod -Method Get -Uri "https://api.imagekit.io/v1/files?path=$path" # not: imagekit-key-put-in-url






Invoke-RestMethod -Method Get -Uri "http://api.filerobot.com/$container/v4/files" # want: filerobot-plain-http-api
Invoke-RestMethod -Method Get -Uri "https://api.filerobot.com/$container/v4/files" # not: filerobot-plain-http-api
$picture = 'http://<<filerobot-container>>.filerobot.com/press/kit.jpg' # want: filerobot-plain-http-delivery
$picture = 'https://<<cloudimage-token>>.cloudimg.io/v7/http://origin.acme.tv/kit.jpg' # not: filerobot-plain-http-delivery
Invoke-RestMethod -Method Get -Uri "https://api.filerobot.com/$container/v4/key/info?key=$filerobotKey" # want: filerobot-key-put-in-url
Invoke-RestMethod -Method Get -Uri "https://api.filerobot.com/$container/v4/files?folder=$folder" # not: filerobot-key-put-in-url
