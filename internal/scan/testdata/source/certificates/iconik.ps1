# Which certificates the client of iconik trusts.
$ErrorActionPreference = 'Stop'

[System.Net.ServicePointManager]::ServerCertificateValidationCallback = { $true } # want: iconik-tls-verification-off
Invoke-RestMethod -Method Get -Uri 'https://app.iconik.io/API/users/v1/users/current/'
[System.Net.ServicePointManager]::SecurityProtocol = [System.Net.SecurityProtocolType]::Tls13 # not: iconik-tls-verification-off
