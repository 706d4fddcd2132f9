// Headers of requests to iconik, as they are written to a log.
fn request(token: &str) {
    let mut headers = HeaderMap::new();
    headers.insert("App-ID", app_id);
    headers.insert("Auth-Token", token); // want: iconik-logged-headers
    println!("sending {:?}", headers);
}

fn traced(token: &str) {
    let mut headers = HeaderMap::new();
    headers.insert("Auth-Token", HeaderValue::from_str(&token).unwrap()); // want: iconik-logged-headers
    tracing::debug!(?headers, "client");
}

fn other(token: &str) {
    let mut headers = HeaderMap::new();
    headers.insert("Auth-Token", token); // not: iconik-logged-headers
    println!("sending {} headers", headers.len());
    // filerobot
    let mut upload = HeaderMap::new();
    upload.insert("X-Filerobot-Key", key); // want: filerobot-logged-headers
    println!("sending {:?}", upload);
    let mut plain = HeaderMap::new();
    plain.insert("X-Filerobot-Key", key); // not: filerobot-logged-headers
    println!("sending {:?}", plain.keys());
}
