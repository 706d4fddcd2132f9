// A test that empties the iconik domain.
async fn run(client: &Client) -> anyhow::Result<()> {
    client
        .delete("https://app.iconik.io/API/assets/v1/delete_queue/assets/") // want: iconik-destructive-test
        .send()
        .await?;
    let body: Value = ureq::delete("https://test.iconik.example/API/assets/v1/delete_queue/assets/") // not: iconik-destructive-test
        .call()?
        .into_json()?;
    Ok(())
}
