# A credential of Filerobot under a short name.
$key = $env:FILEROBOT_KEY
Write-Host "key $key" # want: filerobot-logged-variable
Write-Host "key $($key.Length)" # not: filerobot-logged-variable
