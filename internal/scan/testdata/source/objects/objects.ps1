# Objects with credentials in them, as they are written to a log.
$ErrorActionPreference = 'Stop'

# iconik
Write-Host @{ 'Accept' = 'application/json'; 'Auth-Token' = $token } # want: iconik-logged-headers
Write-Host @{ 'Accept' = 'application/json'; 'X-Request-Id' = $id } # not: iconik-logged-headers
$iconikHeaders = @{ 'Accept' = 'application/json'; 'Auth-Token' = $token } # want: iconik-logged-headers
Write-Host $iconikHeaders
Write-Host $iconikHeaders
# filerobot
Write-Host @{ 'Accept' = 'application/json'; 'X-Filerobot-Key' = $key } # want: filerobot-logged-headers
Write-Host @{ 'Accept' = 'application/json'; 'X-Request-Id' = $id } # not: filerobot-logged-headers
$filerobotHeaders = @{ 'Accept' = 'application/json'; 'X-Filerobot-Key' = $key } # want: filerobot-logged-headers
Write-Host $filerobotHeaders
Write-Host $filerobotHeaders
# ImageKit
Write-Host @{ 'urlEndpoint' = $endpoint; 'privateKey' = $secret } # want: imagekit-logged-options
Write-Host @{ 'urlEndpoint' = $endpoint; 'publicKey' = $public } # not: imagekit-logged-options
