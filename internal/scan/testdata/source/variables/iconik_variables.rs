// A credential of iconik under a short name.
let key = std::env::var("ICONIK_AUTH_TOKEN").unwrap();
println!("key {}", key); // want: iconik-logged-key
println!("key {}", key.len()); // not: iconik-logged-key
