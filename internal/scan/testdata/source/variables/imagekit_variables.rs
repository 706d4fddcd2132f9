// A credential of ImageKit under a short name.
let key = std::env::var("IMAGEKIT_PRIVATE_KEY").unwrap();
println!("key {}", key); // want: imagekit-logged-variable
println!("key {}", key.len()); // not: imagekit-logged-variable
