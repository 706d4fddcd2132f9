# Who works in the iconik domain: users, and the roles of their groups.
$ErrorActionPreference = 'Stop'

$boss = @{
    email = 'sync@acme.tv'
    first_name = 'Sync'
    type = 'POWER'
    is_admin = $true # want: iconik-admin-user
}
$boss | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/users/v1/users/" -Headers $headers -ContentType application/json
$desk = @{
    email = 'desk@acme.tv'
    first_name = 'Desk'
    type = 'BROWSE_ONLY'
    is_admin = $false # not: iconik-admin-user
}
$desk | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/users/v1/users/" -Headers $headers -ContentType application/json
$guest = @{
    email = 'guest@acme.tv'
    type = 'STANDARD'
    password = '<<iconik-password>>' # want: iconik-user-password
}
Invoke-RestMethod -Method Post -Uri "$base/users/v1/users/" -Headers $headers -Body ($guest | ConvertTo-Json -Depth 8)
$invited = @{
    email = 'invited@acme.tv'
    type = 'STANDARD'
    password = '' # not: iconik-user-password
}
Invoke-RestMethod -Method Post -Uri "$base/users/v1/users/" -Headers $headers -Body ($invited | ConvertTo-Json -Depth 8)
$operators = @'
{
    "name": "operators",
    "roles": ["can_read_assets", "can_write_users"] # want: iconik-group-admin-roles iconik-surplus-roles
}
'@
Invoke-RestMethod -Method Post -Uri "$base/users/v1/groups/" -Headers $headers -Body $operators
$movers = @'
{
    "name": "movers",
    "roles": ["can_read_assets", "can_write_export_locations"] # want: iconik-group-integration-roles iconik-surplus-roles
}
'@
Invoke-RestMethod -Method Post -Uri "$base/users/v1/groups/" -Headers $headers -Body $movers
$cleaners = @{
    name = 'cleaners'
    roles = @('can_read_assets', 'can_delete_assets') # want: iconik-group-destructive-roles iconik-surplus-roles
}
$cleaners | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/users/v1/groups/" -Headers $headers -ContentType application/json
$readers = @{
    name = 'readers'
    roles = @('can_read_assets', 'can_read_collections') # want: iconik-surplus-roles # not: iconik-group-admin-roles iconik-group-integration-roles iconik-group-destructive-roles
}
$readers | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/users/v1/groups/" -Headers $headers -ContentType application/json
$administrators = @{
    name = 'Administrators'
    roles = @('can_write_users', 'can_delete_assets', 'can_write_export_locations') # not: iconik-surplus-roles iconik-group-admin-roles iconik-group-destructive-roles
}
Invoke-RestMethod -Method Post -Uri "$base/users/v1/groups/" -Headers $headers -Body ($administrators | ConvertTo-Json -Depth 8)
