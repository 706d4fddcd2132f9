// A credential of Filerobot under a short name.
val key = System.getenv("FILEROBOT_KEY")
println("key $key") // want: filerobot-logged-variable
println("key ${key.length}") // not: filerobot-logged-variable
