# Origins of the ImageKit account: https://api.imagekit.io/v1/accounts/origins.
$ErrorActionPreference = 'Stop'

$anything = @{
    type = 'WEB_PROXY' # want: imagekit-web-proxy-origin
    name = 'any address'
}
$anything | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/v1/accounts/origins" -Headers $headers -ContentType application/json
$shop = @{
    type = 'WEB_FOLDER' # not: imagekit-web-proxy-origin
    name = 'shop'
    baseUrl = 'http://shop.acme.tv' # want: imagekit-plain-http-origin
}
$shop | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/v1/accounts/origins" -Headers $headers -ContentType application/json
$safeShop = @{
    type = 'WEB_FOLDER'
    name = 'shop'
    baseUrl = 'https://shop.acme.tv' # not: imagekit-plain-http-origin
}
Invoke-RestMethod -Method Post -Uri "$base/v1/accounts/origins" -Headers $headers -Body ($safeShop | ConvertTo-Json -Depth 8)
$both = @{
    type = 'S3'
    name = 'media'
    bucket = 'acme-media'
    useIAMRole = $true
    accessKey = '<<iconik-storage-key-id>>' # want: imagekit-key-beside-role
}
Invoke-RestMethod -Method Post -Uri "$base/v1/accounts/origins" -Headers $headers -Body ($both | ConvertTo-Json -Depth 8)
$fixed = @'
{
    "type": "S3",
    "name": "press",
    "bucket": "acme-press",
    "useIAMRole": false, # want: imagekit-static-storage-key
    "accessKey": "<<iconik-storage-key-id>>",
    "secretKey": "<<imagekit-storage-secret>>" # want: imagekit-origin-secret
}
'@
Invoke-RestMethod -Method Post -Uri "$base/v1/accounts/origins" -Headers $headers -Body $fixed
$role = @'
{
    "type": "S3",
    "name": "films",
    "bucket": "acme-films",
    "useIAMRole": true, # not: imagekit-static-storage-key
    "accessKey": "", # not: imagekit-key-beside-role
    "secretKey": "" # not: imagekit-origin-secret
}
'@
Invoke-RestMethod -Method Post -Uri "$base/v1/accounts/origins" -Headers $headers -Body $role
