# Which certificates the client of ImageKit trusts.
$ErrorActionPreference = 'Stop'

[System.Net.ServicePointManager]::ServerCertificateValidationCallback = { $true } # want: imagekit-tls-verification-off
Invoke-RestMethod -Method Get -Uri 'https://api.imagekit.io/v1/files'
[System.Net.ServicePointManager]::SecurityProtocol = [System.Net.SecurityProtocolType]::Tls13 # not: imagekit-tls-verification-off
