# Headers of requests to iconik, as they are written to a log.
function Send-Request($Token) {
    $headers = @{ 'App-ID' = $AppId; 'Auth-Token' = $Token } # want: iconik-logged-headers
    Write-Verbose ($headers | ConvertTo-Json -Depth 3)
    $quiet = @{ 'Auth-Token' = $Token } # not: iconik-logged-headers
    Write-Verbose ($quiet.Keys | ConvertTo-Json)
    # filerobot
    $keyed = @{ 'X-Filerobot-Key' = $Key } # want: filerobot-logged-headers
    Write-Host ($keyed | Out-String)
    $plain = @{ 'X-Filerobot-Key' = $Key } # not: filerobot-logged-headers
    Write-Host ($plain.Count)
}
