//! What the comments of an integration of iconik, ImageKit and Filerobot say is not done.

/// Was reqwest::get("http://app.iconik.io/API/assets/v1/assets/"). // not: iconik-plain-http
/* It was /* once */ "http://api.imagekit.io/v1/files" // not: imagekit-plain-http
   and http://api.filerobot.com/<<filerobot-container>>/v5 */ // not: filerobot-plain-http-api
fn main() {
    let quote = '"'; let home = "http://app.iconik.io/API/assets/v1/"; // want: iconik-plain-http
    let files = r#"a " // "#.to_owned() + "http://api.imagekit.io/v1/files"; // want: imagekit-plain-http
    let base: &'static str = "
// http://api.filerobot.com/<<filerobot-container>>/v5"; // want: filerobot-plain-http-api
    // let token = "<<iconik-token>>"; // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
    // println!("iconik {}", iconik_auth_token); // not: iconik-logged-token
}
