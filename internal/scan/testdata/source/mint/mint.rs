// A new token for the application in iconik.
async fn run(client: &Client) -> anyhow::Result<()> {
    client
        .post(format!("https://app.iconik.io/API/auth/v1/apps/{app_id}/token/")) // want: iconik-token-minted-without-expiry iconik-token-not-ended
        .header("App-ID", app_id)
        .header("Auth-Token", token)
        .send()
        .await?;
    let body: Value = ureq::get("https://app.iconik.io/API/auth/v1/auth/tokens/") // not: iconik-token-minted-without-expiry iconik-token-not-ended
        .set("App-ID", &app_id)
        .set("Auth-Token", &token)
        .call()?
        .into_json()?;
    Ok(())
}
