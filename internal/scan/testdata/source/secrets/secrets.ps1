# iconik's tokens and passwords, as they should not be written down.
$ErrorActionPreference = 'Stop'

$token = '<<iconik-token issued=2026-11-01 lifetime=60d>>' # want: iconik-auth-token # not: iconik-token-long-lived iconik-token-never-rotated
$session = '<<jwt-other>>' # not: iconik-auth-token
$oldToken = '<<iconik-token issued=2024-11-20>>' # want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
$staleToken = '<<iconik-token issued=2026-09-20 lifetime=80d>>' # want: iconik-auth-token iconik-token-never-rotated

$client = New-IconikClient @{
    AppId = '<<uuid1 at=2026-03-02>>'
    AuthToken = '<<iconik-opaque-token>>' # want: iconik-token-pair
}

# The same, as it should be.



$client = New-IconikClient @{
    AppId = '<<uuid1 at=2026-03-02>>'
    AuthToken = $env:ICONIK_AUTH_TOKEN # not: iconik-token-pair
}






$iconikApiToken = '<<iconik-opaque-token n=2>>' # want: iconik-hardcoded-token
$iconikAuthToken = $env:ICONIK_AUTH_TOKEN ?? '<<iconik-opaque-token n=3>>' # want: iconik-hardcoded-token
$iconikAppToken = $env:ICONIK_APP_TOKEN # not: iconik-hardcoded-token
$iconikAccessToken = 'your-iconik-token-here' # not: iconik-hardcoded-token






Invoke-RestMethod -Method Post -Uri $search -Headers @{
    'App-ID' = $appId
    'Auth-Token' = '<<iconik-opaque-token n=4>>' # want: iconik-header-token
}
Invoke-RestMethod -Method Post -Uri $search -Headers @{
    'App-ID' = $appId
    'Auth-Token' = $token # not: iconik-header-token
}
$headers = @{}
$headers['Auth-Token'] = '<<iconik-opaque-token n=5>>' # want: iconik-header-token
Invoke-WebRequest -Method Get -Uri $current -Headers $headers






$client = New-IconikClient @{
    AppId = $env:ICONIK_APP_ID
    AuthToken = '<<iconik-opaque-token n=6>>' # want: iconik-config-token
    BaseUrl = 'https://app.iconik.io'
}
$client = New-IconikClient @{
    AppId = $env:ICONIK_APP_ID
    AuthToken = $token # not: iconik-config-token
    BaseUrl = 'https://app.iconik.io'
}






Invoke-RestMethod -Method Get -Uri 'https://app.iconik.io/API/auth/v1/oauth/token/' -Headers @{
    'Authorization' = 'Bearer <<iconik-opaque-token n=7>>' # want: iconik-token-nearby
}
Invoke-RestMethod -Method Get -Uri 'https://app.iconik.io/API/auth/v1/oauth/token/' -Headers @{
    'Authorization' = "Bearer $token" # not: iconik-token-nearby
}






$iconikClientSecret = '<<iconik-client-secret>>' # want: iconik-oauth-client-secret
$iconikClientSecret = $env:ICONIK_CLIENT_SECRET # not: iconik-oauth-client-secret






$iconikPassword = '<<iconik-password>>' # want: iconik-login-password
$iconikPassword = $env:ICONIK_PASSWORD # not: iconik-login-password
