"""What ImageKit's keys may do in the buckets that it reads from."""
import httpx


def run(api: httpx.Client) -> None:
    writer = {
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject", "s3:PutObject"],  # want: imagekit-policy-beyond-read
                "Resource": ["arn:aws:s3:::acme-shop/*"],
            },
        ],
    }
    requests.post(f"{BASE}/policy/imagekit", headers=HEADERS, json=writer, timeout=30)
    reader = {
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject"],  # not: imagekit-policy-beyond-read
                "Resource": ["arn:aws:s3:::acme-shop/*"],
            },
        ],
    }
    requests.post(f"{BASE}/policy/imagekit", headers=HEADERS, json=reader, timeout=30)
    api.post(
        "/bindings",
        json={
            "bucket": "acme-shop",
            "role": "roles/storage.objectAdmin",  # want: imagekit-gcs-role-beyond-read
            "member": "serviceAccount:imagekit@acme.iam.gserviceaccount.com",
        },
    )
    api.post(
        "/bindings",
        json={
            "bucket": "acme-shop",
            "role": "roles/storage.objectViewer",  # not: imagekit-gcs-role-beyond-read
            "member": "serviceAccount:imagekit@acme.iam.gserviceaccount.com",
        },
    )
