// A log-in to the archive.
async fn run(client: &Client) -> anyhow::Result<()> {
    let client = IconikSession {
        user: "ingest".into(),
        password: "<<iconik-password n=5>>".into(), // want: iconik-password-nearby
    };






    let client = IconikSession {
        user: "ingest".into(),
        password: password, // not: iconik-password-nearby
    };
    let iconik_scheme = "http"; // want: iconik-plain-http-setting
    let iconik_scheme = "https"; // not: iconik-plain-http-setting
    Ok(())
}
