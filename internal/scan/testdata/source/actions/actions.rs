// The server that iconik's custom actions call.
async fn run(client: &Client) -> anyhow::Result<()> {
    // A custom action of iconik's.
    tracing::info!("{}", body); // want: iconik-logged-payload
    tracing::info!("{:?}", action.asset_ids); // not: iconik-logged-payload
    client
        .get("https://app.iconik.io/API/assets/v1/assets/")
        .header("Auth-Token", auth_token)
        .send()
        .await?;
    Ok(())
}
