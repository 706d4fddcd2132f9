package example

const val BASE = "https://app.dam.example"

/* nested /* comments */ ImageKit(publicKey = "public_commented") */
val imageKit = ImageKit(
    publicKey = "public_" + "k1",
    privateKey = System.getenv("DAM_PRIVATE_KEY"),
    urlEndpoint = "https://cdn.dam.example/demo",
)

data class Options(val directory: String? = null, val signed: Boolean)

fun assets(id: String, token: String): String {
    val url = imageKit.url(path = "/a.jpg", signed = true, expireSeconds = 60 * 60)
    val req = Request.Builder()
        .url("$BASE/API/assets/${id}/")
        .addHeader("App-ID", "app-1")
        .addHeader("Auth-Token", "Bearer $token")
        .build()
    return url
}

val template = mapOf(
    "name" to "it's a template",
    "permissions" to listOf("OBJECTS_LIST", "OBJECTS_DELETE"),
    "directory" to "/",
    "limits" to mapOf("perMinute" to 5, "enabled" to false, "owner" to null),
)
