// Origins of the ImageKit account: https://api.imagekit.io/v1/accounts/origins.
async fn run(api: &Client) -> reqwest::Result<()> {
    api.post(url("/v1/accounts/origins")).json(&json!({
        "type": "WEB_PROXY", // want: imagekit-web-proxy-origin
        "name": "any address"
    })).send().await?;
    api.post(url("/v1/accounts/origins")).json(&json!({
        "type": "WEB_FOLDER", // not: imagekit-web-proxy-origin
        "name": "shop",
        "baseUrl": "http://shop.acme.tv" // want: imagekit-plain-http-origin
    })).send().await?;
    let safe_shop = r#"{
        "type": "WEB_FOLDER",
        "name": "shop",
        "baseUrl": "https://shop.acme.tv" // not: imagekit-plain-http-origin
    }"#;
    api.post(url("/v1/accounts/origins")).body(safe_shop).send().await?;
    let both = r#"{
        "type": "S3",
        "name": "media",
        "bucket": "acme-media",
        "useIAMRole": true,
        "accessKey": "<<iconik-storage-key-id>>" // want: imagekit-key-beside-role
    }"#;
    api.post(url("/v1/accounts/origins")).body(both).send().await?;
    let fixed = json!({
        "type": "S3",
        "name": "press",
        "bucket": "acme-press",
        "useIAMRole": false, // want: imagekit-static-storage-key
        "accessKey": "<<iconik-storage-key-id>>",
        "secretKey": "<<imagekit-storage-secret>>" // want: imagekit-origin-secret
    });
    api.post(url("/v1/accounts/origins")).json(&fixed).send().await?;
    let role = json!({
        "type": "S3",
        "name": "films",
        "bucket": "acme-films",
        "useIAMRole": true, // not: imagekit-static-storage-key
        "accessKey": "", // not: imagekit-key-beside-role
        "secretKey": "" // not: imagekit-origin-secret
    });
    api.post(url("/v1/accounts/origins")).json(&role).send().await?;
    Ok(())
}
