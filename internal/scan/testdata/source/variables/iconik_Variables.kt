// A credential of iconik under a short name.
val key = System.getenv("ICONIK_AUTH_TOKEN")
println("key $key") // want: iconik-logged-key
println("key ${key.length}") // not: iconik-logged-key
