#!/usr/bin/env bash
# Who may reach the buckets of iconik and of the service that asks for them.
set -euo pipefail

curl -sS -X POST -H 'Content-Type: application/json' -d '{
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
}' "$BASE/policy/iconik"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
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
}' "$BASE/policy/iconik"
curl -sS --fail -H @headers --json @- "$BASE/policy/iconik-user" <<'JSON'
{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:*"], # want: iconik-policy-wide-actions
      "Resource": ["arn:aws:s3:::acme-media/*"]
    }
  ]
}
JSON
curl -sS --fail -H @headers --json @- "$BASE/policy/iconik-user" <<'JSON'
{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:GetObject"], # not: iconik-policy-wide-actions
      "Resource": ["arn:aws:s3:::*"] # want: iconik-policy-every-bucket
    }
  ]
}
JSON
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:GetObject"],
      "Resource": ["arn:aws:s3:::acme-media/*"] # not: iconik-policy-every-bucket
    }
  ]
}' "$BASE/policy/iconik-user"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "bucket": "acme-media",
  "role": "roles/storage.admin", # want: iconik-gcs-wide-role
  "member": "serviceAccount:iconik@acme.iam.gserviceaccount.com"
}' "$BASE/bindings"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "bucket": "acme-media",
  "role": "roles/storage.objectViewer", # not: iconik-gcs-wide-role
  "member": "serviceAccount:iconik@acme.iam.gserviceaccount.com"
}' "$BASE/bindings"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "bucket": "acme-media",
  "target_bucket": "acme-media" # want: iconik-log-in-same-bucket
}' "$BASE/logging"
curl -sS --fail -H @headers --json @- "$BASE/logging" <<'JSON'
{
  "bucket": "acme-media",
  "target_bucket": "acme-logs" # not: iconik-log-in-same-bucket
}
JSON
curl -sS --fail -H @headers --json @- "$BASE/acl" <<'JSON'
{
  "bucket": "acme-audit-logs",
  "acl": "public-read" # want: iconik-public-log
}
JSON
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "bucket": "acme-audit-logs",
  "acl": "private" # not: iconik-public-log
}' "$BASE/acl"
