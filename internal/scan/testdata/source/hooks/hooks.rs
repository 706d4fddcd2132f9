// Webhooks and custom actions of the iconik domain.
async fn run(api: &Client) -> reqwest::Result<()> {
    api.post(url("/notifications/v1/webhooks/")).json(&json!({
        "url": "http://hooks.acme.tv/iconik", // want: iconik-webhook-plain-http
        "event_type": "assets",
        "realm": "objects",
        "operation": "create",
        "status": "ENABLED"
    })).send().await?;
    api.post(url("/notifications/v1/webhooks/")).json(&json!({
        "url": "https://hooks.acme.tv/iconik", // not: iconik-webhook-plain-http
        "event_type": "assets",
        "status": "ENABLED",
        "headers": {
            "X-Webhook-Secret": "<<iconik-opaque-token>>" // want: iconik-webhook-secret
        }
    })).send().await?;
    let bare = r#"{
        "url": "https://hooks.acme.tv/iconik",
        "event_type": "assets",
        "status": "ENABLED",
        "headers": {
            "X-Webhook-Secret": "" // not: iconik-webhook-secret
        }
    }"#;
    api.post(url("/notifications/v1/webhooks/")).body(bare).send().await?;
    let action = r#"{
        "title": "Transcribe",
        "url": "http://actions.acme.tv/transcribe", // want: iconik-custom-action-plain-http
        "context": "ASSET",
        "type": "POST"
    }"#;
    api.post(url("/assets/v1/custom_actions/ASSET/")).body(action).send().await?;
    let keyed_action = json!({
        "title": "Caption",
        "url": "https://actions.acme.tv/caption", // not: iconik-custom-action-plain-http
        "context": "ASSET",
        "headers": {
            "X-Api-Key": "<<iconik-opaque-token n=2>>" // want: iconik-custom-action-secret
        }
    });
    api.post(url("/assets/v1/custom_actions/ASSET/")).json(&keyed_action).send().await?;
    let bare_action = json!({
        "title": "Caption",
        "url": "https://actions.acme.tv/caption",
        "context": "ASSET",
        "headers": {
            "X-Api-Key": "" // not: iconik-custom-action-secret
        }
    });
    api.post(url("/assets/v1/custom_actions/ASSET/")).json(&bare_action).send().await?;
    Ok(())
}
