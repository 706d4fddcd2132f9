// What the integration of iconik, ImageKit and Filerobot writes to its log.
async fn run(client: &Client) -> anyhow::Result<()> {
    // iconik
    println!("using {}", auth_token); // want: iconik-logged-token
    println!("auth_token is set"); // not: iconik-logged-token
    tracing::info!("token={}", std::env::var("ICONIK_AUTH_TOKEN")?); // want: iconik-logged-token
    tracing::info!("asset {} is done", asset_id); // not: iconik-logged-token
    let token = std::env::var("ICONIK_AUTH_TOKEN")?;
    println!("{}", token); // want: iconik-logged-variable
    println!("token: set"); // not: iconik-logged-variable
    println!("key: {}", imagekit_private_key); // want: imagekit-logged-key
    println!("the private key of ImageKit is missing"); // not: imagekit-logged-key
    tracing::info!("key: {}", std::env::var("IMAGEKIT_PRIVATE_KEY")?); // want: imagekit-logged-key
    tracing::info!("uploaded to {}", url_endpoint); // not: imagekit-logged-key
    println!("key: {}", filerobot_key); // want: filerobot-logged-key
    println!("the Filerobot key is missing"); // not: filerobot-logged-key
    tracing::info!("key: {}", std::env::var("FILEROBOT_KEY")?); // want: filerobot-logged-key
    tracing::info!("container {}", filerobot_container); // not: filerobot-logged-key
    Ok(())
}
