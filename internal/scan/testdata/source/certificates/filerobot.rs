// Which certificates the client of Filerobot trusts.
async fn run(client: &Client) -> anyhow::Result<()> {
    let open = Client::builder().danger_accept_invalid_certs(true).build()?; // want: filerobot-tls-verification-off
    client
        .get("https://api.filerobot.com/<<filerobot-container>>/v4/files")
        .send()
        .await?;
    let safe = Client::builder().danger_accept_invalid_certs(false).https_only(true).build()?; // not: filerobot-tls-verification-off
    Ok(())
}
