#!/usr/bin/env bash
# What ImageKit's keys may do in the buckets that it reads from.
set -euo pipefail

curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:GetObject", "s3:PutObject"], # want: imagekit-policy-beyond-read
      "Resource": ["arn:aws:s3:::acme-shop/*"]
    }
  ]
}' "$BASE/policy/imagekit"
curl -sS -X POST -H 'Content-Type: application/json' -d '{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:GetObject"], # not: imagekit-policy-beyond-read
      "Resource": ["arn:aws:s3:::acme-shop/*"]
    }
  ]
}' "$BASE/policy/imagekit"
curl -sS --fail -H @headers --json @- "$BASE/bindings" <<'JSON'
{
  "bucket": "acme-shop",
  "role": "roles/storage.objectAdmin", # want: imagekit-gcs-role-beyond-read
  "member": "serviceAccount:imagekit@acme.iam.gserviceaccount.com"
}
JSON
curl -sS --fail -H @headers --json @- "$BASE/bindings" <<'JSON'
{
  "bucket": "acme-shop",
  "role": "roles/storage.objectViewer", # not: imagekit-gcs-role-beyond-read
  "member": "serviceAccount:imagekit@acme.iam.gserviceaccount.com"
}
JSON
