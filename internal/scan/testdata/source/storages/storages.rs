// Storages of the iconik domain, as they are set up.
async fn run(api: &Client) -> reqwest::Result<()> {
    api.post(url("/files/v1/storages/")).json(&json!({
        "name": "archive",
        "method": "S3",
        "purpose": "ARCHIVE",
        "settings": {
            "bucket": "acme-archive",
            "access_key": "<<iconik-storage-key-id>>", // want: iconik-storage-static-key
            "secret_key": "<<iconik-storage-secret>>" // want: iconik-storage-literal-secret
        }
    })).send().await?;
    api.post(url("/files/v1/storages/")).json(&json!({
        "name": "cold",
        "method": "B2",
        "purpose": "FILES",
        "settings": {
            "bucket_name": "acme-cold",
            "account_id": "4a48fe8875c6" // want: iconik-storage-master-key
        }
    })).send().await?;
    let role = r#"{
        "name": "proxies",
        "method": "S3",
        "purpose": "PROXIES",
        "settings": {
            "bucket": "acme-proxies",
            "access_key": "", // not: iconik-storage-static-key
            "secret_key": "" // not: iconik-storage-literal-secret
        }
    }"#;
    api.post(url("/files/v1/storages/")).body(role).send().await?;
    let warm = r#"{
        "name": "warm",
        "method": "B2",
        "purpose": "FILES",
        "settings": {
            "bucket_name": "acme-warm",
            "account_id": "0024a48fe8875c60000000001" // not: iconik-storage-master-key
        }
    }"#;
    api.post(url("/files/v1/storages/")).body(warm).send().await?;
    Ok(())
}
