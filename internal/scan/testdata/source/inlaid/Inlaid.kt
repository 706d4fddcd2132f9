// Headers for iconik that are written into the text of a log.
fun run(token: String) {
    val headers = mapOf("App-ID" to APP, "Auth-Token" to token) // want: iconik-logged-headers
    Log.d("sync", "sending $headers")
    val filled = HashMap<String, String>()
    filled.put("Auth-Token", token) // want: iconik-logged-headers
    println("sending ${filled}")
    val plain = HashMap<String, String>()
    plain.put("Auth-Token", token) // not: iconik-logged-headers
    println("sending ${plain.keys}")
}
