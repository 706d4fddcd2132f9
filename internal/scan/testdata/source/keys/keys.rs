// Keys of ImageKit, Filerobot and Cloudimage, as they should not be written down.
async fn run(client: &Client) -> anyhow::Result<()> {
    let client = ImageKit {
        public_key: "<<imagekit-public-key>>".into(), // not: imagekit-swapped-keys imagekit-private-key
        private_key: "<<imagekit-private-key>>".into(), // want: imagekit-private-key
        url_endpoint: "https://ik.imagekit.io/acme".into(),
    };
    let client = ImageKit {
        public_key: "<<imagekit-private-key n=2>>".into(), // want: imagekit-swapped-keys imagekit-private-key
        private_key: std::env::var("IMAGEKIT_PRIVATE_KEY")?, // not: imagekit-private-key
    };


    let imagekit_private_key = "<<imagekit-bare-key>>"; // want: imagekit-unprefixed-key
    let joined_imagekit_key = concat!("private_", "<<imagekit-bare-key n=4>>"); // want: imagekit-unprefixed-key
    let imagekit_private_key = std::env::var("IMAGEKIT_PRIVATE_KEY")?; // not: imagekit-unprefixed-key
    let imagekit_webhook_secret = "<<imagekit-webhook-secret>>"; // want: imagekit-webhook-secret
    let imagekit_webhook_secret = std::env::var("IMAGEKIT_WEBHOOK_SECRET")?; // not: imagekit-webhook-secret






    client
        .get("https://api.imagekit.io/v1/files")
        .header("Authorization", "Basic <<imagekit-basic>>") // want: imagekit-basic-auth
        .send()
        .await?;
    let body: Value = ureq::get("https://api.imagekit.io/v1/files")
        .set("Authorization", &format!("Basic {key}")) // not: imagekit-basic-auth
        .call()?
        .into_json()?;
    client
        .get("https://<<imagekit-private-key n=3>>:@api.imagekit.io/v1/files") // want: imagekit-key-in-url imagekit-private-key
        .send()
        .await?;
    let body: Value = ureq::get("https://api.imagekit.io/v1/files?limit=100") // not: imagekit-key-in-url
        .call()?
        .into_json()?;






    client
        .get("https://api.filerobot.com/<<filerobot-container>>/v4/files")
        .header("X-Filerobot-Key", "<<filerobot-api-key>>") // want: filerobot-api-key
        .send()
        .await?;
    let body: Value = ureq::get("https://api.filerobot.com/<<filerobot-container>>/v4/files")
        .set("X-Filerobot-Key", &std::env::var("FILEROBOT_KEY")?) // not: filerobot-api-key
        .call()?
        .into_json()?;
    let body: Value = ureq::get("https://api.filerobot.com/<<filerobot-container>>/v4/files")
        .set("X-Filerobot-Key", "<<filerobot-api-key n=4>>") // want: filerobot-api-key
        .call()?
        .into_json()?;






    // Whoever has this fills the container of the press office, and nobody finds out who it was, since the uploads of all desks come with the same one and from the same few addresses.
    let upload_key = "<<filerobot-api-key n=2>>"; // want: filerobot-api-key-nearby
    let base = "https://api.filerobot.com/<<filerobot-container>>/v4/";
    let checksum = "<<filerobot-api-key n=3>>"; // not: filerobot-api-key-nearby
    let template = "<<filerobot-template-id>>"; // want: filerobot-security-template
    let template = "SECU_YOUR_TEMPLATE_ID"; // not: filerobot-security-template
    let session = "<<filerobot-sass issued=2026-11-05 age=1200 permissions=3 udir=/press/* ldir=/press/* ips=198.51.100.7>>"; // want: filerobot-session-key // not: filerobot-session-key-overbroad filerobot-session-key-long-lived filerobot-session-key-endless filerobot-session-key-unscoped
    let session = "SASS__YOUR_KEY"; // not: filerobot-session-key
    let broad = "<<filerobot-sass issued=2026-11-05 age=86400 permissions=28>>"; // want: filerobot-session-key filerobot-session-key-overbroad filerobot-session-key-long-lived
    let endless = "<<filerobot-sass issued=2026-11-05 age=0 permissions=3>>"; // want: filerobot-session-key filerobot-session-key-endless filerobot-session-key-unscoped
    client
        .get("https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/&key=<<filerobot-api-key n=5>>") // want: filerobot-key-in-url filerobot-api-key
        .send()
        .await?;
    let body: Value = ureq::get("https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/press") // not: filerobot-key-in-url
        .call()?
        .into_json()?;






    let client = CloudimageClient {
        token: "<<cloudimage-token>>".into(),
        salt: "<<cloudimage-salt>>".into(), // want: filerobot-cloudimage-salt
        api_key: "<<cloudimage-invalidation-key>>".into(), // want: filerobot-cloudimage-invalidation-key
    };
    let client = CloudimageClient {
        token: "<<cloudimage-token>>".into(),
        salt: std::env::var("CLOUDIMAGE_SALT")?, // not: filerobot-cloudimage-salt
        api_key: std::env::var("CLOUDIMAGE_API_KEY")?, // not: filerobot-cloudimage-invalidation-key
    };
    Ok(())
}
