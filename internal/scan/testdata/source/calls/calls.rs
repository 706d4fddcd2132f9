// Where the integration of iconik, ImageKit and Filerobot calls.
async fn run(client: &Client) -> anyhow::Result<()> {
    client
        .get("https://app.iconik.io/API/assets/v1/assets/?page=1&auth_token=<<iconik-opaque-token n=8>>") // want: iconik-token-in-url iconik-config-token
        .send()
        .await?;
    client
        .get(format!("https://app.iconik.io/API/assets/v1/assets/?page={page}")) // not: iconik-token-in-url
        .send()
        .await?;
    client
        .post("http://app.iconik.io/API/search/v1/search/") // want: iconik-plain-http
        .send()
        .await?;
    let body: Value = ureq::post("https://app.iconik.io/API/search/v1/search/") // not: iconik-plain-http iconik-plain-http-api
        .call()?
        .into_json()?;
    client
        .get(format!("http://{host}/API/assets/v1/assets/")) // want: iconik-plain-http-api
        .send()
        .await?;
    let link = "http://icnk.io/u/4f2b6c1d0e9a"; // want: iconik-plain-http-share
    let link = "https://icnk.io/u/4f2b6c1d0e9a"; // not: iconik-plain-http-share
    client
        .get(format!("https://app.iconik.io/API/assets/v1/assets/?auth_token={auth_token}")) // want: iconik-token-put-in-url
        .send()
        .await?;
    client
        .get(format!("https://app.iconik.io/API/assets/v1/assets/?per_page={size}")) // not: iconik-token-put-in-url
        .send()
        .await?;
    let body: Value = ureq::get(&format!("https://app.iconik.io/API/assets/v1/assets/?token={std::env::var("ICONIK_AUTH_TOKEN")?}")) // want: iconik-token-put-in-url
        .call()?
        .into_json()?;






    client
        .get("http://api.imagekit.io/v1/files") // want: imagekit-plain-http
        .send()
        .await?;
    let body: Value = ureq::get("https://api.imagekit.io/v1/files") // not: imagekit-plain-http
        .call()?
        .into_json()?;
    let client = ImageKit {
        private_key: std::env::var("IMAGEKIT_PRIVATE_KEY")?,
        url_endpoint: "http://images.acme.tv/media".into(), // want: imagekit-plain-http-endpoint
    };
    let client = ImageKit {
        private_key: std::env::var("IMAGEKIT_PRIVATE_KEY")?,
        url_endpoint: "https://images.acme.tv/media".into(), // not: imagekit-plain-http-endpoint
    };
    client
        .get(format!("https://api.imagekit.io/v1/files?private_key={private_key}")) // want: imagekit-key-put-in-url
        .send()
        .await?;
    let body: Value = ureq::get(&format!("https://api.imagekit.io/v1/files?path={path}")) // not: imagekit-key-put-in-url
        .call()?
        .into_json()?;






    client
        .get(format!("http://api.filerobot.com/{container}/v4/files")) // want: filerobot-plain-http-api
        .send()
        .await?;
    let body: Value = ureq::get(&format!("https://api.filerobot.com/{container}/v4/files")) // not: filerobot-plain-http-api
        .call()?
        .into_json()?;
    let picture = "http://<<filerobot-container>>.filerobot.com/press/kit.jpg"; // want: filerobot-plain-http-delivery
    let picture = "https://<<cloudimage-token>>.cloudimg.io/v7/http://origin.acme.tv/kit.jpg"; // not: filerobot-plain-http-delivery
    client
        .get(format!("https://api.filerobot.com/{container}/v4/key/info?key={filerobot_key}")) // want: filerobot-key-put-in-url
        .send()
        .await?;
    let body: Value = ureq::get(&format!("https://api.filerobot.com/{container}/v4/files?folder={folder}")) // not: filerobot-key-put-in-url
        .call()?
        .into_json()?;
    Ok(())
}
