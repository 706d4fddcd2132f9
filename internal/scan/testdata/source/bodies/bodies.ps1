# What is sent to iconik, known by where it is sent.
Invoke-RestMethod -Method Post -Uri "$Base/API/assets/v1/assets/$Asset/shares/" -Body (@{ title = "rushes" } | ConvertTo-Json) # want: iconik-share-without-expiry
Invoke-RestMethod -Method Post -Uri "$Base/API/assets/v1/assets/$Asset/shares/" -Body (@{ title = "rushes"; expires = "2026-12-03T00:00:00Z" } | ConvertTo-Json) # not: iconik-share-without-expiry
$body = @{ email = "ada@acme.tv"; is_admin = $true } | ConvertTo-Json # want: iconik-admin-user
Invoke-RestMethod -Method Post -Uri "$Base/API/users/v1/users/" -Body $body
$other = @{ email = "ada@acme.tv"; is_admin = $false } | ConvertTo-Json # not: iconik-admin-user
Invoke-RestMethod -Method Post -Uri "$Base/API/users/v1/users/" -Body $other
Invoke-RestMethod -Method Patch -Uri "$Base/API/users/v1/users/$Id/" -Body (@{ is_admin = $true } | ConvertTo-Json) # want: iconik-admin-user
Invoke-RestMethod -Method Patch -Uri "$Base/API/users/v1/users/$Id/" -Body (@{ is_admin = $false } | ConvertTo-Json) # not: iconik-admin-user
Invoke-RestMethod -Method Post -Uri "$Base/API/auth/v1/apps/" -Body (@{ name = "sync" } | ConvertTo-Json) # want: iconik-app-without-user
Invoke-RestMethod -Method Put -Uri "$Base/API/auth/v1/apps/" -Body (@{ name = "sync" } | ConvertTo-Json) # not: iconik-app-without-user
