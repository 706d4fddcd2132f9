// iconik's tokens and passwords, as they should not be written down.
async fn run(client: &Client) -> anyhow::Result<()> {
    let token = "<<iconik-token issued=2026-11-01 lifetime=60d>>"; // want: iconik-auth-token // not: iconik-token-long-lived iconik-token-never-rotated
    let session = "<<jwt-other>>"; // not: iconik-auth-token
    let old_token = "<<iconik-token issued=2024-11-20>>"; // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
    let stale_token = "<<iconik-token issued=2026-09-20 lifetime=80d>>"; // want: iconik-auth-token iconik-token-never-rotated

    let client = IconikClient {
        app_id: "<<uuid1 at=2026-03-02>>".into(),
        auth_token: "<<iconik-opaque-token>>".into(), // want: iconik-token-pair
    };

    // The same, as it should be.



    let client = IconikClient {
        app_id: "<<uuid1 at=2026-03-02>>".into(),
        auth_token: std::env::var("ICONIK_AUTH_TOKEN")?, // not: iconik-token-pair
    };






    let iconik_api_token = "<<iconik-opaque-token n=2>>"; // want: iconik-hardcoded-token
    let iconik_auth_token = std::env::var("ICONIK_AUTH_TOKEN").unwrap_or_else(|_| "<<iconik-opaque-token n=3>>".into()); // want: iconik-hardcoded-token
    let iconik_app_token = std::env::var("ICONIK_APP_TOKEN")?; // not: iconik-hardcoded-token
    let iconik_access_token = "your-iconik-token-here"; // not: iconik-hardcoded-token






    client
        .post(search)
        .header("App-ID", app_id)
        .header("Auth-Token", "<<iconik-opaque-token n=4>>") // want: iconik-header-token
        .send()
        .await?;
    client
        .post(search)
        .header("App-ID", app_id)
        .header("Auth-Token", token) // not: iconik-header-token
        .send()
        .await?;
    let body: Value = ureq::get(&current)
        .set("Auth-Token", "<<iconik-opaque-token n=5>>") // want: iconik-header-token
        .call()?
        .into_json()?;






    let client = IconikClient {
        app_id: std::env::var("ICONIK_APP_ID")?,
        auth_token: "<<iconik-opaque-token n=6>>".into(), // want: iconik-config-token
        base_url: "https://app.iconik.io".into(),
    };
    let client = IconikClient {
        app_id: std::env::var("ICONIK_APP_ID")?,
        auth_token: token, // not: iconik-config-token
        base_url: "https://app.iconik.io".into(),
    };






    client
        .get("https://app.iconik.io/API/auth/v1/oauth/token/")
        .header("Authorization", "Bearer <<iconik-opaque-token n=7>>") // want: iconik-token-nearby
        .send()
        .await?;
    client
        .get("https://app.iconik.io/API/auth/v1/oauth/token/")
        .header("Authorization", format!("Bearer {token}")) // not: iconik-token-nearby
        .send()
        .await?;






    let iconik_client_secret = "<<iconik-client-secret>>"; // want: iconik-oauth-client-secret
    let iconik_client_secret = std::env::var("ICONIK_CLIENT_SECRET")?; // not: iconik-oauth-client-secret






    let iconik_password = "<<iconik-password>>"; // want: iconik-login-password
    let iconik_password = std::env::var("ICONIK_PASSWORD")?; // not: iconik-login-password
    Ok(())
}
