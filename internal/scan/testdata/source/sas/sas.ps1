# The Azure origins of the ImageKit account.
$ErrorActionPreference = 'Stop'

$writable = @{
    type = 'AZURE_BLOB'
    name = 'inbox'
    accountName = 'acme'
    container = 'inbox'
    sasToken = 'sv=2024-11-04&ss=b&srt=o&sp=rwdl&se=2026-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>' # want: imagekit-origin-secret imagekit-writable-sas
}
$writable | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/v1/accounts/origins" -Headers $headers -ContentType application/json
$unsealed = @{
    type = 'AZURE_BLOB'
    name = 'press'
    accountName = 'acme'
    container = 'press'
    sasToken = 'sv=2024-11-04&ss=b&srt=o&sp=r&se=2026-12-31T00:00:00Z&sig=<<imagekit-sas-signature>>' # want: imagekit-origin-secret imagekit-sas-over-http
}
$unsealed | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/v1/accounts/origins" -Headers $headers -ContentType application/json
$decades = @{
    type = 'AZURE_BLOB'
    name = 'films'
    accountName = 'acme'
    container = 'films'
    sasToken = 'sv=2024-11-04&ss=b&srt=o&sp=r&se=2048-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>' # want: imagekit-origin-secret imagekit-long-lived-sas
}
Invoke-RestMethod -Method Post -Uri "$base/v1/accounts/origins" -Headers $headers -Body ($decades | ConvertTo-Json -Depth 8)
$tidy = @{
    type = 'AZURE_BLOB'
    name = 'shop'
    accountName = 'acme'
    container = 'shop'
    sasToken = 'sv=2024-11-04&ss=b&srt=o&sp=r&se=2026-12-31T00:00:00Z&spr=https&sig=<<imagekit-sas-signature>>' # want: imagekit-origin-secret # not: imagekit-writable-sas imagekit-sas-over-http imagekit-long-lived-sas
}
Invoke-RestMethod -Method Post -Uri "$base/v1/accounts/origins" -Headers $headers -Body ($tidy | ConvertTo-Json -Depth 8)
