// Headers of requests to iconik, as they are written to a log.
class Sent(private val config: Config, private val client: OkHttpClient) {
    fun built() {
        val headers = Headers.Builder().add("App-ID", config.appId).add("Auth-Token", config.token).build() // want: iconik-logged-headers
        Log.d(TAG, "sending $headers")
        val plain = Headers.Builder().add("Accept", "application/json").add("X-Request-Id", config.id).build() // not: iconik-logged-headers
        Log.d(TAG, "sending $plain")
    }

    fun request() {
        val request = Request.Builder()
            .url("$base/API/assets/v1/assets/")
            .header("App-ID", config.appId)
            .header("Auth-Token", config.token) // want: iconik-logged-headers
            .build()
        logger.debug { "sending ${request.headers}" }
        client.newCall(request).execute().use { logger.debug { "got ${it.headers}" } }
    }

    fun intercept(chain: Interceptor.Chain): Response {
        val request = chain.request().newBuilder().addHeader("Auth-Token", config.token).build() // want: iconik-logged-headers
        println(request.headers.toString())
        return chain.proceed(request)
    }

    fun named() {
        val request = Request.Builder().url(base).header("Auth-Token", config.token).build() // not: iconik-logged-headers
        println(request.headers.names())
        println(request.headers["App-ID"])
        println(request.headers.size)
        println(request.url)
        val response = client.newCall(request).execute()
        println(response.headers)
    }

    fun of() {
        val headers = headersOf("App-ID", config.appId, "Auth-Token", config.token) // want: iconik-logged-headers
        println(headers)
        // filerobot
        val keyed = headersOf("X-Filerobot-Key", config.key) // want: filerobot-logged-headers
        println(keyed)
        val typed = headersOf("Content-Type", config.type) // not: filerobot-logged-headers
        println(typed)
    }
}
