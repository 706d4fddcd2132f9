# A new token for the application in iconik.
$ErrorActionPreference = 'Stop'

Invoke-RestMethod -Method Post -Uri "https://app.iconik.io/API/auth/v1/apps/$appId/token/" -Headers @{ # want: iconik-token-minted-without-expiry iconik-token-not-ended
    'App-ID' = $appId
    'Auth-Token' = $token
}
$headers = @{}
$headers['App-ID'] = $appId
$headers['Auth-Token'] = $token
Invoke-WebRequest -Method Get -Uri 'https://app.iconik.io/API/auth/v1/auth/tokens/' -Headers $headers # not: iconik-token-minted-without-expiry iconik-token-not-ended
