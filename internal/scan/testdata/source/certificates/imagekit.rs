// Which certificates the client of ImageKit trusts.
async fn run(client: &Client) -> anyhow::Result<()> {
    let open = Client::builder().danger_accept_invalid_certs(true).build()?; // want: imagekit-tls-verification-off
    client
        .get("https://api.imagekit.io/v1/files")
        .send()
        .await?;
    let safe = Client::builder().danger_accept_invalid_certs(false).https_only(true).build()?; // not: imagekit-tls-verification-off
    Ok(())
}
