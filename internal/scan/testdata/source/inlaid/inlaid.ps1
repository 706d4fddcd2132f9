# What goes to iconik, and what is written of it.
$headers = @{
    'App-ID'     = $env:ICONIK_APP_ID
    'Auth-Token' = $env:ICONIK_AUTH_TOKEN # want: iconik-logged-headers
}
Write-Host "calling with $($headers | ConvertTo-Json)"
$quiet = @{
    'App-ID'     = $env:ICONIK_APP_ID
    'Auth-Token' = $env:ICONIK_AUTH_TOKEN # not: iconik-logged-headers
}
Write-Host "calling with $quiet"
Write-Host "calling with $($quiet.Keys -join ', ')"
