// Which certificates the client of iconik trusts.
async fn run(client: &Client) -> anyhow::Result<()> {
    let open = Client::builder().danger_accept_invalid_certs(true).build()?; // want: iconik-tls-verification-off
    client
        .get("https://app.iconik.io/API/users/v1/users/current/")
        .send()
        .await?;
    let safe = Client::builder().danger_accept_invalid_certs(false).https_only(true).build()?; // not: iconik-tls-verification-off
    Ok(())
}
