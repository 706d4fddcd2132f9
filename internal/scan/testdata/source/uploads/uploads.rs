// The upload of a file into iconik.
async fn run(client: &Client) -> anyhow::Result<()> {
    // iconik answers with where the file goes.
    let target = &storage["upload_url"]; // want: iconik-upload-call
    let target = &storage["url"]; // not: iconik-upload-call
    Ok(())
}
