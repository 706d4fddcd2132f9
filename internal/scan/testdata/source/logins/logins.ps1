# Programs that log in to iconik, and what they set up there.
$ErrorActionPreference = 'Stop'

$editor = @{
    app_name = 'sync'
    email = 'ada@acme.tv'
    password = '<<iconik-password>>' # want: iconik-login-body
}
$editor | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/auth/v1/auth/simple/login/" -Headers $headers -ContentType application/json
$boss = @{
    app_name = 'sync'
    email = 'admin@acme.tv' # want: iconik-admin-login
    password = '' # not: iconik-login-body
}
$boss | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/auth/v1/auth/simple/login/" -Headers $headers -ContentType application/json
$everybody = @{
    app_name = 'sync'
    email = 'team@acme.tv' # want: iconik-shared-login
    password = '' # not: iconik-login-body
}
Invoke-RestMethod -Method Post -Uri "$base/auth/v1/auth/simple/login/" -Headers $headers -Body ($everybody | ConvertTo-Json -Depth 8)
$ada = @{
    app_name = 'sync'
    email = 'ada.lovelace@acme.tv' # not: iconik-admin-login iconik-shared-login
    password = '' # not: iconik-login-body
}
Invoke-RestMethod -Method Post -Uri "$base/auth/v1/auth/simple/login/" -Headers $headers -Body ($ada | ConvertTo-Json -Depth 8)
$mounted = @'
{
    "name": "mounted",
    "method": "SFTP",
    "purpose": "FILES",
    "settings": {
        "address": "ftp.acme.tv",
        "user": "ingest",
        "password": "<<iconik-password n=2>>" # want: iconik-storage-literal-secret
    }
}
'@
Invoke-RestMethod -Method Post -Uri "$base/files/v1/storages/" -Headers $headers -Body $mounted
$speech = @'
{
    "type": "REKOGNITION",
    "name": "speech",
    "secret_key": "<<iconik-storage-secret n=3>>" # want: iconik-service-key
}
'@
Invoke-RestMethod -Method Post -Uri "$base/files/v1/analysis/service_accounts/" -Headers $headers -Body $speech
$silent = @{
    type = 'REKOGNITION'
    name = 'silent'
    secret_key = 'your-secret-key' # not: iconik-service-key
}
$silent | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/files/v1/analysis/service_accounts/" -Headers $headers -ContentType application/json
