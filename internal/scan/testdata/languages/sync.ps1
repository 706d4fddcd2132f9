# iconik, in PowerShell
$token = "<<iconik-token issued=2026-11-01 lifetime=60d>>" # want: iconik-auth-token
$fromStore = $env:ICONIK_AUTH_TOKEN
Invoke-RestMethod -Uri $uri -Headers $h -SkipCertificateCheck # want: iconik-tls-verification-off
Invoke-RestMethod -Uri $uri -Headers $h
Write-Host "using $authToken" # want: iconik-logged-token
Write-Host "authToken is set"
Invoke-RestMethod "https://app.iconik.io/API/assets/v1/assets/?auth_token=$authToken" # want: iconik-token-put-in-url
Invoke-RestMethod "https://app.iconik.io/API/assets/v1/assets/?page=$page"
Invoke-RestMethod "http://app.iconik.io/API/search/v1/search/" # want: iconik-plain-http
