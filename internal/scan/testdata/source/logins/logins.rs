// Programs that log in to iconik, and what they set up there.
async fn run(api: &Client) -> reqwest::Result<()> {
    api.post(url("/auth/v1/auth/simple/login/")).json(&json!({
        "app_name": "sync",
        "email": "ada@acme.tv",
        "password": "<<iconik-password>>" // want: iconik-login-body
    })).send().await?;
    api.post(url("/auth/v1/auth/simple/login/")).json(&json!({
        "app_name": "sync",
        "email": "admin@acme.tv", // want: iconik-admin-login
        "password": "" // not: iconik-login-body
    })).send().await?;
    let everybody = r#"{
        "app_name": "sync",
        "email": "team@acme.tv", // want: iconik-shared-login
        "password": "" // not: iconik-login-body
    }"#;
    api.post(url("/auth/v1/auth/simple/login/")).body(everybody).send().await?;
    let ada = r#"{
        "app_name": "sync",
        "email": "ada.lovelace@acme.tv", // not: iconik-admin-login iconik-shared-login
        "password": "" // not: iconik-login-body
    }"#;
    api.post(url("/auth/v1/auth/simple/login/")).body(ada).send().await?;
    let mounted = json!({
        "name": "mounted",
        "method": "SFTP",
        "purpose": "FILES",
        "settings": {
            "address": "ftp.acme.tv",
            "user": "ingest",
            "password": "<<iconik-password n=2>>" // want: iconik-storage-literal-secret
        }
    });
    api.post(url("/files/v1/storages/")).json(&mounted).send().await?;
    let speech = json!({
        "type": "REKOGNITION",
        "name": "speech",
        "secret_key": "<<iconik-storage-secret n=3>>" // want: iconik-service-key
    });
    api.post(url("/files/v1/analysis/service_accounts/")).json(&speech).send().await?;
    api.post(url("/files/v1/analysis/service_accounts/")).json(&json!({
        "type": "REKOGNITION",
        "name": "silent",
        "secret_key": "your-secret-key" // not: iconik-service-key
    })).send().await?;
    Ok(())
}
