// Objects with credentials in them, as they are written to a log.
async fn run(client: &Client) -> anyhow::Result<()> {
    // iconik
    println!("sending {}", json!({"Accept": "application/json", "Auth-Token": token})); // want: iconik-logged-headers
    println!("sending {}", json!({"Accept": "application/json", "X-Request-Id": id})); // not: iconik-logged-headers
    let iconik_headers = json!({"Accept": "application/json", "Auth-Token": token}); // want: iconik-logged-headers
    println!("sending {}", iconik_headers);
    println!("sending {}", iconik_headers);
    // filerobot
    println!("sending {}", json!({"Accept": "application/json", "X-Filerobot-Key": key})); // want: filerobot-logged-headers
    println!("sending {}", json!({"Accept": "application/json", "X-Request-Id": id})); // not: filerobot-logged-headers
    let filerobot_headers = json!({"Accept": "application/json", "X-Filerobot-Key": key}); // want: filerobot-logged-headers
    println!("sending {}", filerobot_headers);
    println!("sending {}", filerobot_headers);
    // ImageKit
    println!("sending {}", json!({"urlEndpoint": endpoint, "privateKey": secret})); // want: imagekit-logged-options
    println!("sending {}", json!({"urlEndpoint": endpoint, "publicKey": public})); // not: imagekit-logged-options
    Ok(())
}
