// iconik, in Rust
let token = "<<iconik-token issued=2026-11-01 lifetime=60d>>"; // want: iconik-auth-token
let from_store = std::env::var("ICONIK_AUTH_TOKEN")?;
let open = Client::builder().danger_accept_invalid_certs(true); // want: iconik-tls-verification-off
let checked = Client::builder().danger_accept_invalid_certs(false);
println!("using {}", auth_token); // want: iconik-logged-token
println!("auth_token is set");
get(format!("https://app.iconik.io/API/assets/v1/assets/?auth_token={auth_token}")); // want: iconik-token-put-in-url
get(format!("https://app.iconik.io/API/assets/v1/assets/?page={page}"));
post("http://app.iconik.io/API/search/v1/search/"); // want: iconik-plain-http
