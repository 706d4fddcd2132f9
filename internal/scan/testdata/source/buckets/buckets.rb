# Who may reach the buckets of iconik and of the service that asks for them.
require "faraday"

def run(api)
  shared = <<~JSON
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
  JSON
  api.post("/policy/iconik", shared)
  named = <<~JSON
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
  JSON
  api.post("/policy/iconik", named)
  wide = {
    Statement: [
      {
        Effect: "Allow",
        Action: ["s3:*"], # want: iconik-policy-wide-actions
        Resource: ["arn:aws:s3:::acme-media/*"],
      },
    ],
  }
  Net::HTTP.post(URI("#{BASE}/policy/iconik-user"), JSON.generate(wide), headers)
  every = {
    Statement: [
      {
        Effect: "Allow",
        Action: ["s3:GetObject"], # not: iconik-policy-wide-actions
        Resource: ["arn:aws:s3:::*"], # want: iconik-policy-every-bucket
      },
    ],
  }
  Net::HTTP.post(URI("#{BASE}/policy/iconik-user"), JSON.generate(every), headers)
  api.post("/policy/iconik-user", {
    Statement: [
      {
        Effect: "Allow",
        Action: ["s3:GetObject"],
        Resource: ["arn:aws:s3:::acme-media/*"], # not: iconik-policy-every-bucket
      },
    ],
  }.to_json)
  api.post("/bindings", {
    bucket: "acme-media",
    role: "roles/storage.admin", # want: iconik-gcs-wide-role
    member: "serviceAccount:iconik@acme.iam.gserviceaccount.com",
  }.to_json)
  viewer = <<~JSON
    {
      "bucket": "acme-media",
      "role": "roles/storage.objectViewer", # not: iconik-gcs-wide-role
      "member": "serviceAccount:iconik@acme.iam.gserviceaccount.com"
    }
  JSON
  api.post("/bindings", viewer)
  own_log = <<~JSON
    {
      "bucket": "acme-media",
      "target_bucket": "acme-media" # want: iconik-log-in-same-bucket
    }
  JSON
  api.post("/logging", own_log)
  other_log = {
    bucket: "acme-media",
    target_bucket: "acme-logs", # not: iconik-log-in-same-bucket
  }
  Net::HTTP.post(URI("#{BASE}/logging"), JSON.generate(other_log), headers)
  public = {
    bucket: "acme-audit-logs",
    acl: "public-read", # want: iconik-public-log
  }
  Net::HTTP.post(URI("#{BASE}/acl"), JSON.generate(public), headers)
  api.post("/acl", {
    bucket: "acme-audit-logs",
    acl: "private", # not: iconik-public-log
  }.to_json)
end
