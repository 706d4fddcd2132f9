# A test that empties the iconik domain.
$ErrorActionPreference = 'Stop'

Invoke-RestMethod -Method Delete -Uri 'https://app.iconik.io/API/assets/v1/delete_queue/assets/' # want: iconik-destructive-test
Invoke-RestMethod -Method Delete -Uri 'https://test.iconik.example/API/assets/v1/delete_queue/assets/' # not: iconik-destructive-test
