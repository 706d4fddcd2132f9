# A credential of iconik under a short name.
$key = $env:ICONIK_AUTH_TOKEN
Write-Host "key $key" # want: iconik-logged-key
Write-Host "key $($key.Length)" # not: iconik-logged-key
