# Who may reach the buckets of iconik and of the service that asks for them.
$ErrorActionPreference = 'Stop'

$shared = @'
{
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {
                "AWS": "arn:aws:iam::283217727627:role/IconikS3AccessRole" # want: iconik-shared-role-unconditioned
            },
            "Action": ["s3:*"], # want: iconik-bucket-wide-actions
            "Resource": ["arn:aws:s3:::acme-media/*"]
        }
    ]
}
'@
Invoke-RestMethod -Method Post -Uri "$base/policy/iconik" -Headers $headers -Body $shared
$named = @'
{
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": {
                "AWS": "arn:aws:iam::283217727627:role/IconikS3AccessRole" # not: iconik-shared-role-unconditioned
            },
            "Action": ["s3:GetObject", "s3:PutObject"], # not: iconik-bucket-wide-actions
            "Resource": ["arn:aws:s3:::acme-media/*"],
            "Condition": {
                "StringEquals": { "aws:PrincipalTag/IconikSystemDomainId": "<<uuid1 at=2019-05-06>>" }
            }
        }
    ]
}
'@
Invoke-RestMethod -Method Post -Uri "$base/policy/iconik" -Headers $headers -Body $named
$wide = @{
    Statement = @(
        @{
            Effect = 'Allow'
            Action = @('s3:*') # want: iconik-policy-wide-actions
            Resource = @('arn:aws:s3:::acme-media/*')
        }
    )
}
$wide | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/policy/iconik-user" -Headers $headers -ContentType application/json
$every = @{
    Statement = @(
        @{
            Effect = 'Allow'
            Action = @('s3:GetObject') # not: iconik-policy-wide-actions
            Resource = @('arn:aws:s3:::*') # want: iconik-policy-every-bucket
        }
    )
}
$every | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/policy/iconik-user" -Headers $headers -ContentType application/json
$own = @{
    Statement = @(
        @{
            Effect = 'Allow'
            Action = @('s3:GetObject')
            Resource = @('arn:aws:s3:::acme-media/*') # not: iconik-policy-every-bucket
        }
    )
}
Invoke-RestMethod -Method Post -Uri "$base/policy/iconik-user" -Headers $headers -Body ($own | ConvertTo-Json -Depth 8)
$owner = @{
    bucket = 'acme-media'
    role = 'roles/storage.admin' # want: iconik-gcs-wide-role
    member = 'serviceAccount:iconik@acme.iam.gserviceaccount.com'
}
Invoke-RestMethod -Method Post -Uri "$base/bindings" -Headers $headers -Body ($owner | ConvertTo-Json -Depth 8)
$viewer = @'
{
    "bucket": "acme-media",
    "role": "roles/storage.objectViewer", # not: iconik-gcs-wide-role
    "member": "serviceAccount:iconik@acme.iam.gserviceaccount.com"
}
'@
Invoke-RestMethod -Method Post -Uri "$base/bindings" -Headers $headers -Body $viewer
$ownLog = @'
{
    "bucket": "acme-media",
    "target_bucket": "acme-media" # want: iconik-log-in-same-bucket
}
'@
Invoke-RestMethod -Method Post -Uri "$base/logging" -Headers $headers -Body $ownLog
$otherLog = @{
    bucket = 'acme-media'
    target_bucket = 'acme-logs' # not: iconik-log-in-same-bucket
}
$otherLog | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/logging" -Headers $headers -ContentType application/json
$public = @{
    bucket = 'acme-audit-logs'
    acl = 'public-read' # want: iconik-public-log
}
$public | ConvertTo-Json -Depth 8 | Invoke-RestMethod -Method Post -Uri "$base/acl" -Headers $headers -ContentType application/json
$private = @{
    bucket = 'acme-audit-logs'
    acl = 'private' # not: iconik-public-log
}
Invoke-RestMethod -Method Post -Uri "$base/acl" -Headers $headers -Body ($private | ConvertTo-Json -Depth 8)
