# What iconik answers to a log-in, and who reads it.
$login = Invoke-RestMethod -Method Post -Uri 'https://app.iconik.io/API/auth/v1/auth/simple/login/' -InFile login.json
Write-Host "until $($login.expires)" # not: iconik-logged-login-answer
Write-Host "token $($login.token)" # want: iconik-logged-login-answer
