# A log-in to the archive.
$ErrorActionPreference = 'Stop'

$client = New-IconikSession @{
    User = 'ingest'
    Password = '<<iconik-password n=5>>' # want: iconik-password-nearby
}






$client = New-IconikSession @{
    User = 'ingest'
    Password = $password # not: iconik-password-nearby
}
$iconikScheme = 'http' # want: iconik-plain-http-setting
$iconikScheme = 'https' # not: iconik-plain-http-setting
