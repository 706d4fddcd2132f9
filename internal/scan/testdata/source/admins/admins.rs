// Whose keys the integration of iconik and ImageKit uses.
async fn run(client: &Client) -> anyhow::Result<()> {
    let token = std::env::var("ICONIK_ADMIN_TOKEN")?; // want: iconik-admin-credential
    let url = std::env::var("ICONIK_ADMIN_URL")?; // not: iconik-admin-credential






    let client = IconikClient {
        app_id: app_id,
        auth_token: std::env::var("ADMIN_TOKEN")?, // want: iconik-admin-credential-nearby
    };






    let client = IconikClient {
        app_id: app_id,
        auth_token: std::env::var("INGEST_TOKEN")?, // not: iconik-admin-credential-nearby
    };






    let key = std::env::var("IMAGEKIT_ADMIN_PRIVATE_KEY")?; // want: imagekit-admin-key-name
    let mail = std::env::var("IMAGEKIT_ADMIN_EMAIL")?; // not: imagekit-admin-key-name
    Ok(())
}
