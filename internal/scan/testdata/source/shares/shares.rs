// Shares of assets: https://app.iconik.io/API/assets/v1/.
async fn run(api: &Client) -> reqwest::Result<()> {
    api.post(url("/assets/v1/assets/share/")).json(&json!({ // want: iconik-share-without-expiry
        "allow_download": false,
        "allow_comments": true,
        "emails": ["ada@acme.tv"]
    })).send().await?;
    api.post(url("/assets/v1/assets/share/")).json(&json!({ // not: iconik-share-without-expiry
        "allow_download": false,
        "allow_comments": true,
        "emails": ["ada@acme.tv"],
        "expires": "2026-12-03T00:00:00Z"
    })).send().await?;
    let open_link = r#"{
        "title": "rushes",
        "allow_download": true, // want: iconik-share-without-password
        "allow_comments": false,
        "expires": "2026-12-03T00:00:00Z"
    }"#;
    api.post(url("/assets/v1/assets/share/url/")).body(open_link).send().await?;
    let closed_link = r#"{
        "title": "rushes",
        "allow_download": true, // not: iconik-share-without-password
        "allow_comments": false,
        "has_password": true,
        "expires": "2026-12-03T00:00:00Z"
    }"#;
    api.post(url("/assets/v1/assets/share/url/")).body(closed_link).send().await?;
    Ok(())
}
