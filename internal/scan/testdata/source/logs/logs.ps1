# What the integration of iconik, ImageKit and Filerobot writes to its log.
$ErrorActionPreference = 'Stop'

# iconik
Write-Host "using $authToken" # want: iconik-logged-token
Write-Host 'auth_token is set' # not: iconik-logged-token
Write-Verbose "token=$($env:ICONIK_AUTH_TOKEN)" # want: iconik-logged-token
Write-Verbose "asset $assetId is done" # not: iconik-logged-token
$token = $env:ICONIK_AUTH_TOKEN
Write-Host $token # want: iconik-logged-variable
Write-Host 'token: set' # not: iconik-logged-variable
Write-Host "key: $imagekitPrivateKey" # want: imagekit-logged-key
Write-Host 'the private key of ImageKit is missing' # not: imagekit-logged-key
Write-Verbose "key: $($env:IMAGEKIT_PRIVATE_KEY)" # want: imagekit-logged-key
Write-Verbose "uploaded to $urlEndpoint" # not: imagekit-logged-key
Write-Host "key: $filerobotKey" # want: filerobot-logged-key
Write-Host 'the Filerobot key is missing' # not: filerobot-logged-key
Write-Verbose "key: $($env:FILEROBOT_KEY)" # want: filerobot-logged-key
Write-Verbose "container $filerobotContainer" # not: filerobot-logged-key
