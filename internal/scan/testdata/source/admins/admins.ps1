# Whose keys the integration of iconik and ImageKit uses.
$ErrorActionPreference = 'Stop'

$token = $env:ICONIK_ADMIN_TOKEN # want: iconik-admin-credential
$url = $env:ICONIK_ADMIN_URL # not: iconik-admin-credential






$client = New-IconikClient @{
    AppId = $appId
    AuthToken = $env:ADMIN_TOKEN # want: iconik-admin-credential-nearby
}






$client = New-IconikClient @{
    AppId = $appId
    AuthToken = $env:INGEST_TOKEN # not: iconik-admin-credential-nearby
}






$key = $env:IMAGEKIT_ADMIN_PRIVATE_KEY # want: imagekit-admin-key-name
$mail = $env:IMAGEKIT_ADMIN_EMAIL # not: imagekit-admin-key-name
