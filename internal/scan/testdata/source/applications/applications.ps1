# Applications and tokens as iconik's auth service answers.
$ErrorActionPreference = 'Stop'

$mine = @{
    id = '<<uuid1 at=2026-03-02 n=2>>'
    name = 'acme ingest'
    default_user_id = '<<uuid1 at=2026-03-02 n=7>>' # want: iconik-admin-app
    system_domain_id = '<<uuid1 at=2019-05-06>>'
}
$mine | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/auth/v1/apps/" -Headers $headers -ContentType application/json
$marked = @{
    name = 'acme proxies'
    default_user_id = '<<uuid1 at=2026-03-02 n=11>>'
    system_domain_id = '<<uuid1 at=2019-05-06>>'
    is_admin = $true # want: iconik-app-marked-admin
}
$marked | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/auth/v1/apps/" -Headers $headers -ContentType application/json
$loose = @{
    name = 'acme export' # want: iconik-app-without-user
    system_domain_id = '<<uuid1 at=2019-05-06>>'
    oauth_client_type = 'confidential'
}
Invoke-RestMethod -Method Post -Uri "$base/auth/v1/apps/" -Headers $headers -Body ($loose | ConvertTo-Json -Depth 8)
$plain = @{
    name = 'acme captions' # not: iconik-app-without-user
    default_user_id = '<<uuid1 at=2026-03-02 n=10>>' # not: iconik-admin-app
    system_domain_id = '<<uuid1 at=2019-05-06>>'
    is_admin = $false # not: iconik-app-marked-admin
}
Invoke-RestMethod -Method Post -Uri "$base/auth/v1/apps/" -Headers $headers -Body ($plain | ConvertTo-Json -Depth 8)
$adminUser = @'
{
    "id": "<<uuid1 at=2026-03-02 n=7>>",
    "system_domain_id": "<<uuid1 at=2019-05-06>>",
    "primary_group": "<<uuid1 at=2019-05-06 n=3>>",
    "is_admin": true # want: iconik-admin-user
}
'@
Invoke-RestMethod -Method Post -Uri "$base/users/v1/users/" -Headers $headers -Body $adminUser
$session = @'
{
    "app_id": "<<uuid1 at=2026-03-02 n=4>>",
    "user_id": "<<uuid1 at=2026-03-02 n=8>>",
    "system_domain_id": "<<uuid1 at=2019-05-06>>",
    "is_admin": true, # want: iconik-admin-token
    "is_super_admin": true # want: iconik-super-admin-token
}
'@
Invoke-RestMethod -Method Post -Uri "$base/recorded/" -Headers $headers -Body $session
$night = @{
    app_id = '<<uuid1 at=2026-03-02 n=5>>'
    user_id = '<<uuid1 at=2026-03-02 n=7>>' # want: iconik-token-of-admin
    system_domain_id = '<<uuid1 at=2019-05-06>>'
}
$night | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/recorded/" -Headers $headers -ContentType application/json
$day = @{
    app_id = '<<uuid1 at=2026-03-02 n=6>>'
    user_id = '<<uuid1 at=2026-03-02 n=10>>' # not: iconik-token-of-admin
    system_domain_id = '<<uuid1 at=2019-05-06>>'
    is_admin = $false # not: iconik-admin-token
    is_super_admin = $false # not: iconik-super-admin-token
}
$day | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/recorded/" -Headers $headers -ContentType application/json
