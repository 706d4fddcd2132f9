// A credential of Filerobot under a short name.
let key = std::env::var("FILEROBOT_KEY").unwrap();
println!("key {}", key); // want: filerobot-logged-variable
println!("key {}", key.len()); // not: filerobot-logged-variable
