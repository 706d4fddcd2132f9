// A credential of ImageKit under a short name.
val key = System.getenv("IMAGEKIT_PRIVATE_KEY")
println("key $key") // want: imagekit-logged-variable
println("key ${key.length}") // not: imagekit-logged-variable
