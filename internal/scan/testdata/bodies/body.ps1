# What the iconik and ImageKit APIs are told, in PowerShell.
$operators = @{ name = 'iconik ingest'; roles = @('can_read_assets', 'can_write_users') } # want: iconik-group-admin-roles
$readers = @{ name = 'iconik readers'; roles = @('can_read_assets', 'can_read_collections') }
Invoke-RestMethod -Uri $users -Method Post -Body (@{ email = 'sync@acme.tv'; type = 'POWER'; is_admin = $true } | ConvertTo-Json) # want: iconik-admin-user
Invoke-RestMethod -Uri $users -Method Post -Body (@{ email = 'desk@acme.tv'; type = 'BROWSE_ONLY'; is_admin = $false } | ConvertTo-Json)
$share = @{ allow_download = $true; allow_comments = $true; emails = @('ada@acme.tv') } # want: iconik-share-without-expiry
$timed = @{ allow_download = $true; allow_comments = $true; emails = @('ada@acme.tv'); expires = $until }
$hook = @{
    url = 'http://hooks.acme.tv/iconik' # want: iconik-webhook-plain-http
    event_type = 'assets'
    status = 'ENABLED'
}
$safe = @{ url = 'https://hooks.acme.tv/iconik'; event_type = 'assets'; status = 'ENABLED' }
$settings = @{ mfa_required = $true }
$settings['cors_hosts'] = @('*') # want: iconik-any-origin-allowed
$origin = '{"type": "WEB_PROXY", "name": "imagekit proxy"}' # want: imagekit-web-proxy-origin
$shop = '{"type": "WEB_FOLDER", "name": "imagekit shop", "baseUrl": "https://shop.acme.tv"}'
