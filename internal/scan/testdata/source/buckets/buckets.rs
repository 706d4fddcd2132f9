// Who may reach the buckets of iconik and of the service that asks for them.
async fn run(api: &Client) -> reqwest::Result<()> {
    let shared = json!({
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {
                    "AWS": "arn:aws:iam::283217727627:role/IconikS3AccessRole" // want: iconik-shared-role-unconditioned
                },
                "Action": ["s3:*"], // want: iconik-bucket-wide-actions
                "Resource": ["arn:aws:s3:::acme-media/*"]
            }
        ]
    });
    api.post(url("/policy/iconik")).json(&shared).send().await?;
    let named = json!({
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {
                    "AWS": "arn:aws:iam::283217727627:role/IconikS3AccessRole" // not: iconik-shared-role-unconditioned
                },
                "Action": ["s3:GetObject", "s3:PutObject"], // not: iconik-bucket-wide-actions
                "Resource": ["arn:aws:s3:::acme-media/*"],
                "Condition": {
                    "StringEquals": { "aws:PrincipalTag/IconikSystemDomainId": "<<uuid1 at=2019-05-06>>" }
                }
            }
        ]
    });
    api.post(url("/policy/iconik")).json(&named).send().await?;
    api.post(url("/policy/iconik-user")).json(&json!({
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:*"], // want: iconik-policy-wide-actions
                "Resource": ["arn:aws:s3:::acme-media/*"]
            }
        ]
    })).send().await?;
    api.post(url("/policy/iconik-user")).json(&json!({
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject"], // not: iconik-policy-wide-actions
                "Resource": ["arn:aws:s3:::*"] // want: iconik-policy-every-bucket
            }
        ]
    })).send().await?;
    let own = r#"{
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject"],
                "Resource": ["arn:aws:s3:::acme-media/*"] // not: iconik-policy-every-bucket
            }
        ]
    }"#;
    api.post(url("/policy/iconik-user")).body(own).send().await?;
    let owner = r#"{
        "bucket": "acme-media",
        "role": "roles/storage.admin", // want: iconik-gcs-wide-role
        "member": "serviceAccount:iconik@acme.iam.gserviceaccount.com"
    }"#;
    api.post(url("/bindings")).body(owner).send().await?;
    let viewer = json!({
        "bucket": "acme-media",
        "role": "roles/storage.objectViewer", // not: iconik-gcs-wide-role
        "member": "serviceAccount:iconik@acme.iam.gserviceaccount.com"
    });
    api.post(url("/bindings")).json(&viewer).send().await?;
    let own_log = json!({
        "bucket": "acme-media",
        "target_bucket": "acme-media" // want: iconik-log-in-same-bucket
    });
    api.post(url("/logging")).json(&own_log).send().await?;
    api.post(url("/logging")).json(&json!({
        "bucket": "acme-media",
        "target_bucket": "acme-logs" // not: iconik-log-in-same-bucket
    })).send().await?;
    api.post(url("/acl")).json(&json!({
        "bucket": "acme-audit-logs",
        "acl": "public-read" // want: iconik-public-log
    })).send().await?;
    let private = r#"{
        "bucket": "acme-audit-logs",
        "acl": "private" // not: iconik-public-log
    }"#;
    api.post(url("/acl")).body(private).send().await?;
    Ok(())
}
