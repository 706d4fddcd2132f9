// What is sent to iconik, known by where it is sent.
async fn run(api: &Client, base: &str, asset: &str) {
    api.post(format!("{}/API/assets/v1/assets/{}/shares/", base, asset)).json(&json!({"title": "rushes"})).send().await; // want: iconik-share-without-expiry
    api.post(format!("{}/API/assets/v1/assets/{}/shares/", base, asset)).json(&json!({"title": "rushes", "expires": "2026-12-03T00:00:00Z"})).send().await; // not: iconik-share-without-expiry
    api.post(format!("{base}/API/users/v1/users/")).json(&json!({"email": "ada@acme.tv", "is_admin": true})).send().await; // want: iconik-admin-user
    api.post(format!("{base}/API/users/v1/users/")).json(&json!({"email": "ada@acme.tv", "is_admin": false})).send().await; // not: iconik-admin-user
    api.patch(format!("{base}/API/users/v1/users/{asset}/")).json(&json!({"is_admin": true})).send().await; // want: iconik-admin-user
    api.patch(format!("{base}/API/users/v1/users/{asset}/")).json(&json!({"is_admin": false})).send().await; // not: iconik-admin-user
    api.post(&format!("{base}/API/auth/v1/apps/")).body(r#"{"name": "sync"}"#).send().await; // want: iconik-app-without-user
    api.put(&format!("{base}/API/auth/v1/apps/")).body(r#"{"name": "sync"}"#).send().await; // not: iconik-app-without-user
}
