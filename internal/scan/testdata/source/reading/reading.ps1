# What ImageKit's keys may do in the buckets that it reads from.
$ErrorActionPreference = 'Stop'

$writer = @'
{
    "Statement": [
        {
            "Effect": "Allow",
            "Action": ["s3:GetObject", "s3:PutObject"], # want: imagekit-policy-beyond-read
            "Resource": ["arn:aws:s3:::acme-shop/*"]
        }
    ]
}
'@
Invoke-RestMethod -Method Post -Uri "$base/policy/imagekit" -Headers $headers -Body $writer
$reader = @'
{
    "Statement": [
        {
            "Effect": "Allow",
            "Action": ["s3:GetObject"], # not: imagekit-policy-beyond-read
            "Resource": ["arn:aws:s3:::acme-shop/*"]
        }
    ]
}
'@
Invoke-RestMethod -Method Post -Uri "$base/policy/imagekit" -Headers $headers -Body $reader
$admin = @{
    bucket = 'acme-shop'
    role = 'roles/storage.objectAdmin' # want: imagekit-gcs-role-beyond-read
    member = 'serviceAccount:imagekit@acme.iam.gserviceaccount.com'
}
$admin | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/bindings" -Headers $headers -ContentType application/json
$viewer = @{
    bucket = 'acme-shop'
    role = 'roles/storage.objectViewer' # not: imagekit-gcs-role-beyond-read
    member = 'serviceAccount:imagekit@acme.iam.gserviceaccount.com'
}
$viewer | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/bindings" -Headers $headers -ContentType application/json
