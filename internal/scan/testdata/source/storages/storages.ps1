# Storages of the iconik domain, as they are set up.
$ErrorActionPreference = 'Stop'

$archive = @{
    name = 'archive'
    method = 'S3'
    purpose = 'ARCHIVE'
    settings = @{
        bucket = 'acme-archive'
        access_key = '<<iconik-storage-key-id>>' # want: iconik-storage-static-key
        secret_key = '<<iconik-storage-secret>>' # want: iconik-storage-literal-secret
    }
}
$archive | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/files/v1/storages/" -Headers $headers -ContentType application/json
$cold = @{
    name = 'cold'
    method = 'B2'
    purpose = 'FILES'
    settings = @{
        bucket_name = 'acme-cold'
        account_id = '4a48fe8875c6' # want: iconik-storage-master-key
    }
}
$cold | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/files/v1/storages/" -Headers $headers -ContentType application/json
$role = @{
    name = 'proxies'
    method = 'S3'
    purpose = 'PROXIES'
    settings = @{
        bucket = 'acme-proxies'
        access_key = '' # not: iconik-storage-static-key
        secret_key = '' # not: iconik-storage-literal-secret
    }
}
Invoke-RestMethod -Method Post -Uri "$base/files/v1/storages/" -Headers $headers -Body ($role | ConvertTo-Json -Depth 8)
$warm = @{
    name = 'warm'
    method = 'B2'
    purpose = 'FILES'
    settings = @{
        bucket_name = 'acme-warm'
        account_id = '0024a48fe8875c60000000001' # not: iconik-storage-master-key
    }
}
Invoke-RestMethod -Method Post -Uri "$base/files/v1/storages/" -Headers $headers -Body ($warm | ConvertTo-Json -Depth 8)
