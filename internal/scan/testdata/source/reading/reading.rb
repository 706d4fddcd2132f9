# What ImageKit's keys may do in the buckets that it reads from.
require "faraday"

def run(api)
  writer = <<~JSON
    {
      "Statement": [
        {
          "Effect": "Allow",
          "Action": ["s3:GetObject", "s3:PutObject"], # want: imagekit-policy-beyond-read
          "Resource": ["arn:aws:s3:::acme-shop/*"]
        }
      ]
    }
  JSON
  api.post("/policy/imagekit", writer)
  reader = <<~JSON
    {
      "Statement": [
        {
          "Effect": "Allow",
          "Action": ["s3:GetObject"], # not: imagekit-policy-beyond-read
          "Resource": ["arn:aws:s3:::acme-shop/*"]
        }
      ]
    }
  JSON
  api.post("/policy/imagekit", reader)
  admin = {
    bucket: "acme-shop",
    role: "roles/storage.objectAdmin", # want: imagekit-gcs-role-beyond-read
    member: "serviceAccount:imagekit@acme.iam.gserviceaccount.com",
  }
  Net::HTTP.post(URI("#{BASE}/bindings"), JSON.generate(admin), headers)
  viewer = {
    bucket: "acme-shop",
    role: "roles/storage.objectViewer", # not: imagekit-gcs-role-beyond-read
    member: "serviceAccount:imagekit@acme.iam.gserviceaccount.com",
  }
  Net::HTTP.post(URI("#{BASE}/bindings"), JSON.generate(viewer), headers)
end
