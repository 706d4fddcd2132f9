# Which certificates the client of Filerobot trusts.
$ErrorActionPreference = 'Stop'

[System.Net.ServicePointManager]::ServerCertificateValidationCallback = { $true } # want: filerobot-tls-verification-off
Invoke-RestMethod -Method Get -Uri 'https://api.filerobot.com/<<filerobot-container>>/v4/files'
[System.Net.ServicePointManager]::SecurityProtocol = [System.Net.SecurityProtocolType]::Tls13 # not: filerobot-tls-verification-off
