use std::env;

const BASE: &str = "https://app.dam.example";

pub struct Options<'a> {
    pub directory: &'a str,
    pub signed: bool,
}

// Config { public_key: "public_commented" }
/* /* nested */ Config { directory: "/commented" } */
pub fn client() -> Result<Client, Error> {
    let config = Config {
        public_key: concat!("public_", "k1").to_string(),
        private_key: env::var("DAM_PRIVATE_KEY")?,
        url_endpoint: "https://cdn.dam.example/demo".to_string(),
        ..Default::default()
    };
    Client::new(config)
}

pub async fn assets<'a>(id: &'a str, token: &str) -> Result<String, Error> {
    let url = client()?.url(UrlOptions { path: "/a.jpg", signed: true, expire_seconds: 60 * 60 });
    let res = reqwest::Client::new()
        .get(format!("{BASE}/API/assets/{id}/"))
        .header("App-ID", "app-1")
        .header("Auth-Token", format!("Bearer {token}"))
        .send()
        .await?;
    Ok(url)
}

pub fn template() -> serde_json::Value {
    json!({
        "name": r#"it's a template"#,
        "permissions": ["OBJECTS_LIST", "OBJECTS_DELETE"],
        "directory": "/",
        "limits": { "perMinute": 5, "enabled": false, "owner": null }
    })
}
