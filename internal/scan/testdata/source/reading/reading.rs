// What ImageKit's keys may do in the buckets that it reads from.
async fn run(api: &Client) -> reqwest::Result<()> {
    let writer = json!({
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject", "s3:PutObject"], // want: imagekit-policy-beyond-read
                "Resource": ["arn:aws:s3:::acme-shop/*"]
            }
        ]
    });
    api.post(url("/policy/imagekit")).json(&writer).send().await?;
    let reader = json!({
        "Statement": [
            {
                "Effect": "Allow",
                "Action": ["s3:GetObject"], // not: imagekit-policy-beyond-read
                "Resource": ["arn:aws:s3:::acme-shop/*"]
            }
        ]
    });
    api.post(url("/policy/imagekit")).json(&reader).send().await?;
    api.post(url("/bindings")).json(&json!({
        "bucket": "acme-shop",
        "role": "roles/storage.objectAdmin", // want: imagekit-gcs-role-beyond-read
        "member": "serviceAccount:imagekit@acme.iam.gserviceaccount.com"
    })).send().await?;
    api.post(url("/bindings")).json(&json!({
        "bucket": "acme-shop",
        "role": "roles/storage.objectViewer", // not: imagekit-gcs-role-beyond-read
        "member": "serviceAccount:imagekit@acme.iam.gserviceaccount.com"
    })).send().await?;
    Ok(())
}
