// Applications and tokens as iconik's auth service answers.
async fn run(api: &Client) -> reqwest::Result<()> {
    api.post(url("/auth/v1/apps/")).json(&json!({
        "id": "<<uuid1 at=2026-03-02 n=2>>",
        "name": "acme ingest",
        "default_user_id": "<<uuid1 at=2026-03-02 n=7>>", // want: iconik-admin-app
        "system_domain_id": "<<uuid1 at=2019-05-06>>"
    })).send().await?;
    api.post(url("/auth/v1/apps/")).json(&json!({
        "name": "acme proxies",
        "default_user_id": "<<uuid1 at=2026-03-02 n=11>>",
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "is_admin": true // want: iconik-app-marked-admin
    })).send().await?;
    let loose = r#"{
        "name": "acme export", // want: iconik-app-without-user
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "oauth_client_type": "confidential"
    }"#;
    api.post(url("/auth/v1/apps/")).body(loose).send().await?;
    let plain = r#"{
        "name": "acme captions", // not: iconik-app-without-user
        "default_user_id": "<<uuid1 at=2026-03-02 n=10>>", // not: iconik-admin-app
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "is_admin": false // not: iconik-app-marked-admin
    }"#;
    api.post(url("/auth/v1/apps/")).body(plain).send().await?;
    let admin_user = json!({
        "id": "<<uuid1 at=2026-03-02 n=7>>",
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "primary_group": "<<uuid1 at=2019-05-06 n=3>>",
        "is_admin": true // want: iconik-admin-user
    });
    api.post(url("/users/v1/users/")).json(&admin_user).send().await?;
    let session = json!({
        "app_id": "<<uuid1 at=2026-03-02 n=4>>",
        "user_id": "<<uuid1 at=2026-03-02 n=8>>",
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "is_admin": true, // want: iconik-admin-token
        "is_super_admin": true // want: iconik-super-admin-token
    });
    api.post(url("/recorded/")).json(&session).send().await?;
    api.post(url("/recorded/")).json(&json!({
        "app_id": "<<uuid1 at=2026-03-02 n=5>>",
        "user_id": "<<uuid1 at=2026-03-02 n=7>>", // want: iconik-token-of-admin
        "system_domain_id": "<<uuid1 at=2019-05-06>>"
    })).send().await?;
    api.post(url("/recorded/")).json(&json!({
        "app_id": "<<uuid1 at=2026-03-02 n=6>>",
        "user_id": "<<uuid1 at=2026-03-02 n=10>>", // not: iconik-token-of-admin
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "is_admin": false, // not: iconik-admin-token
        "is_super_admin": false // not: iconik-super-admin-token
    })).send().await?;
    Ok(())
}
