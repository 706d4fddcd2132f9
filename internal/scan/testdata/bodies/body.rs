// What the iconik and ImageKit APIs are told, in Rust.
async fn seed(api: &Api, id: &str, until: &str) -> Result<()> {
    api.post("/groups/", json!({"name": "iconik ingest", "roles": ["can_read_assets", "can_write_users"]})).await?; // want: iconik-group-admin-roles
    api.post("/groups/", Group { name: "iconik readers".to_string(), roles: vec!["can_read_assets", "can_read_collections"] }).await?;
    api.post("/users/", User { email: "sync@acme.tv".into(), r#type: "POWER".into(), is_admin: true }).await?; // want: iconik-admin-user
    api.post("/users/", User { email: "desk@acme.tv".into(), r#type: "BROWSE_ONLY".into(), is_admin: false }).await?;
    api.post(&format!("/assets/{id}/shares/"), json!({"allow_download": true, "allow_comments": true, "emails": ["ada@acme.tv"]})).await?; // want: iconik-share-without-expiry
    api.post(&format!("/assets/{id}/shares/"), json!({"allow_download": true, "allow_comments": true, "emails": ["ada@acme.tv"], "expires": until})).await?;
    let hook = json!({
        "url": "http://hooks.acme.tv/iconik", // want: iconik-webhook-plain-http
        "event_type": "assets",
        "status": "ENABLED",
    });
    let safe = HashMap::from([("url", "https://hooks.acme.tv/iconik"), ("event_type", "assets"), ("status", "ENABLED")]);
    let mut settings = HashMap::new();
    settings.insert("mfa_required", json!(true));
    settings.insert("cors_hosts", json!(["*"])); // want: iconik-any-origin-allowed
    api.put("/settings/", &settings).await?;
    let origin = r#"{"type": "WEB_PROXY", "name": "imagekit proxy"}"#; // want: imagekit-web-proxy-origin
    let shop = r#"{"type": "WEB_FOLDER", "name": "imagekit shop", "baseUrl": "https://shop.acme.tv"}"#;
    Ok(())
}
