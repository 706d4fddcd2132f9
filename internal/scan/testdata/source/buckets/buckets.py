"""Who may reach the buckets of iconik and of the service that asks for them."""
import httpx


def run(api: httpx.Client) -> None:
    shared = {
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {
                    "AWS": "arn:aws:iam::283217727627:role/IconikS3AccessRole",  # want: iconik-shared-role-unconditioned
                },
                "Action": ["s3:*"],  # want: iconik-bucket-wide-actions
                "Resource": ["arn:aws:s3:::acme-media/*"],
            },
        ],
    }
    requests.post(f"{BASE}/policy/iconik", headers=HEADERS, json=shared, timeout=30)
    named = {
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {
                    "AWS": "arn:aws:iam::283217727627:role/IconikS3AccessRole",  # not: iconik-shared-role-unconditioned
                },
                "Action": ["s3:GetObject", "s3:PutObject"],  # not: iconik-bucket-wide-actions
                "Resource": ["arn:aws:s3:::acme-media/*"],
                "Condition": {
                    "StringEquals": { "aws:PrincipalTag/IconikSystemDomainId": "<<uuid1 at=2019-05-06>>" },
                },
            },
        ],
    }
    requests.post(f"{BASE}/policy/iconik", headers=HEADERS, json=named, timeout=30)
    api.post(
        "/policy/iconik-user",
        json={
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": ["s3:*"],  # want: iconik-policy-wide-actions
                    "Resource": ["arn:aws:s3:::acme-media/*"],
                },
            ],
        },
    )
    api.post(
        "/policy/iconik-user",
        json={
            "Statement": [
                {
                    "Effect": "Allow",
                    "Action": ["s3:GetObject"],  # not: iconik-policy-wide-actions
                    "Resource": ["arn:aws:s3:::*"],  # want: iconik-policy-every-bucket
                },
            ],
        },
    )
    own = """
    {
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject"],
                "Resource": ["arn:aws:s3:::acme-media/*"]  # not: iconik-policy-every-bucket
            }
        ]
    }"""
    api.post("/policy/iconik-user", content=own)
    owner = """
    {
        "bucket": "acme-media",
        "role": "roles/storage.admin",  # want: iconik-gcs-wide-role
        "member": "serviceAccount:iconik@acme.iam.gserviceaccount.com"
    }"""
    api.post("/bindings", content=owner)
    viewer = {
        "bucket": "acme-media",
        "role": "roles/storage.objectViewer",  # not: iconik-gcs-wide-role
        "member": "serviceAccount:iconik@acme.iam.gserviceaccount.com",
    }
    requests.post(f"{BASE}/bindings", headers=HEADERS, json=viewer, timeout=30)
    own_log = {
        "bucket": "acme-media",
        "target_bucket": "acme-media",  # want: iconik-log-in-same-bucket
    }
    requests.post(f"{BASE}/logging", headers=HEADERS, json=own_log, timeout=30)
    api.post(
        "/logging",
        json={
            "bucket": "acme-media",
            "target_bucket": "acme-logs",  # not: iconik-log-in-same-bucket
        },
    )
    api.post(
        "/acl",
        json={
            "bucket": "acme-audit-logs",
            "acl": "public-read",  # want: iconik-public-log
        },
    )
    private = """
    {
        "bucket": "acme-audit-logs",
        "acl": "private"  # not: iconik-public-log
    }"""
    api.post("/acl", content=private)
