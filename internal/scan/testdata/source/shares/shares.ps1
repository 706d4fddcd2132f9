# Shares of assets: https://app.iconik.io/API/assets/v1/.
$ErrorActionPreference = 'Stop'

$ever = @{ # want: iconik-share-without-expiry
    allow_download = $false
    allow_comments = $true
    emails = @('ada@acme.tv')
}
$ever | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/assets/v1/assets/share/" -Headers $headers -ContentType application/json
$week = @{ # not: iconik-share-without-expiry
    allow_download = $false
    allow_comments = $true
    emails = @('ada@acme.tv')
    expires = '2026-12-03T00:00:00Z'
}
$week | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/assets/v1/assets/share/" -Headers $headers -ContentType application/json
$openLink = @{
    title = 'rushes'
    allow_download = $true # want: iconik-share-without-password
    allow_comments = $false
    expires = '2026-12-03T00:00:00Z'
}
Invoke-RestMethod -Method Post -Uri "$base/assets/v1/assets/share/url/" -Headers $headers -Body ($openLink | ConvertTo-Json -Depth 8)
$closedLink = @{
    title = 'rushes'
    allow_download = $true # not: iconik-share-without-password
    allow_comments = $false
    has_password = $true
    expires = '2026-12-03T00:00:00Z'
}
Invoke-RestMethod -Method Post -Uri "$base/assets/v1/assets/share/url/" -Headers $headers -Body ($closedLink | ConvertTo-Json -Depth 8)
