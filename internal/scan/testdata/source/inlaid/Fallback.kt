// What goes to iconik, and what is written of it.
fun run() {
    val headers = mapOf("Auth-Token" to System.getenv("ICONIK_AUTH_TOKEN")) // want: iconik-logged-headers
    println("headers ${headers ?: emptyMap<String, String>()}")
    val quiet = mapOf("Auth-Token" to System.getenv("ICONIK_AUTH_TOKEN")) // not: iconik-logged-headers
    println("headers ${quiet.keys}")
}
