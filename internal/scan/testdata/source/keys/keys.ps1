# Keys of ImageKit, Filerobot and Cloudimage, as they should not be written down.
$ErrorActionPreference = 'Stop'

$client = New-ImageKitClient @{
    PublicKey = '<<imagekit-public-key>>' # not: imagekit-swapped-keys imagekit-private-key
    PrivateKey = '<<imagekit-private-key>>' # want: imagekit-private-key
    UrlEndpoint = 'https://ik.imagekit.io/acme'
}
$client = New-ImageKitClient @{
    PublicKey = '<<imagekit-private-key n=2>>' # want: imagekit-swapped-keys imagekit-private-key
    PrivateKey = $env:IMAGEKIT_PRIVATE_KEY # not: imagekit-private-key
}


$imagekitPrivateKey = '<<imagekit-bare-key>>' # want: imagekit-unprefixed-key
$joinedImagekitKey = 'private_' + '<<imagekit-bare-key n=4>>' # want: imagekit-unprefixed-key
$imagekitPrivateKey = $env:IMAGEKIT_PRIVATE_KEY # not: imagekit-unprefixed-key
$imagekitWebhookSecret = '<<imagekit-webhook-secret>>' # want: imagekit-webhook-secret
$imagekitWebhookSecret = $env:IMAGEKIT_WEBHOOK_SECRET # not: imagekit-webhook-secret






Invoke-RestMethod -Method Get -Uri 'https://api.imagekit.io/v1/files' -Headers @{
    'Authorization' = 'Basic <<imagekit-basic>>' # want: imagekit-basic-auth
}
$headers = @{}
$headers['Authorization'] = "Basic $key" # not: imagekit-basic-auth
Invoke-WebRequest -Method Get -Uri 'https://api.imagekit.io/v1/files' -Headers $headers
Invoke-RestMethod -Method Get -Uri 'https://<<imagekit-private-key n=3>>:@api.imagekit.io/v1/files' # want: imagekit-key-in-url imagekit-private-key
Invoke-RestMethod -Method Get -Uri 'https://api.imagekit.io/v1/files?limit=100' # not: imagekit-key-in-url






Invoke-RestMethod -Method Get -Uri 'https://api.filerobot.com/<<filerobot-container>>/v4/files' -Headers @{
    'X-Filerobot-Key' = '<<filerobot-api-key>>' # want: filerobot-api-key
}
$headers = @{}
$headers['X-Filerobot-Key'] = $env:FILEROBOT_KEY # not: filerobot-api-key
Invoke-WebRequest -Method Get -Uri 'https://api.filerobot.com/<<filerobot-container>>/v4/files' -Headers $headers
$headers = @{}
$headers['X-Filerobot-Key'] = '<<filerobot-api-key n=4>>' # want: filerobot-api-key
Invoke-WebRequest -Method Get -Uri 'https://api.filerobot.com/<<filerobot-container>>/v4/files' -Headers $headers






# Whoever has this fills the container of the press office, and nobody finds out who it was, since the uploads of all desks come with the same one and from the same few addresses.
$uploadKey = '<<filerobot-api-key n=2>>' # want: filerobot-api-key-nearby
$base = 'https://api.filerobot.com/<<filerobot-container>>/v4/'
$checksum = '<<filerobot-api-key n=3>>' # not: filerobot-api-key-nearby
$template = '<<filerobot-template-id>>' # want: filerobot-security-template
$template = 'SECU_YOUR_TEMPLATE_ID' # not: filerobot-security-template
$session = '<<filerobot-sass issued=2026-11-05 age=1200 permissions=3 udir=/press/* ldir=/press/* ips=198.51.100.7>>' # want: filerobot-session-key # not: filerobot-session-key-overbroad filerobot-session-key-long-lived filerobot-session-key-endless filerobot-session-key-unscoped
$session = 'SASS__YOUR_KEY' # not: filerobot-session-key
$broad = '<<filerobot-sass issued=2026-11-05 age=86400 permissions=28>>' # want: filerobot-session-key filerobot-session-key-overbroad filerobot-session-key-long-lived
$endless = '<<filerobot-sass issued=2026-11-05 age=0 permissions=3>>' # want: filerobot-session-key filerobot-session-key-endless filerobot-session-key-unscoped
Invoke-RestMethod -Method Get -Uri 'https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/&key=<<filerobot-api-key n=5>>' # want: filerobot-key-in-url filerobot-api-key
Invoke-RestMethod -Method Get -Uri 'https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/press' # not: filerobot-key-in-url






$client = New-CloudimageClient @{
    Token = '<<cloudimage-token>>'
    Salt = '<<cloudimage-salt>>' # want: filerobot-cloudimage-salt
    ApiKey = '<<cloudimage-invalidation-key>>' # want: filerobot-cloudimage-invalidation-key
}
$client = New-CloudimageClient @{
    Token = '<<cloudimage-token>>'
    Salt = $env:CLOUDIMAGE_SALT # not: filerobot-cloudimage-salt
    ApiKey = $env:CLOUDIMAGE_API_KEY # not: filerobot-cloudimage-invalidation-key
}
