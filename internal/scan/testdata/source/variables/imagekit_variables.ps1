# A credential of ImageKit under a short name.
$key = $env:IMAGEKIT_PRIVATE_KEY
Write-Host "key $key" # want: imagekit-logged-variable
Write-Host "key $($key.Length)" # not: imagekit-logged-variable
