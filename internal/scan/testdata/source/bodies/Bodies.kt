// What is sent to iconik, known by where it is sent.
fun run(base: String, asset: String) {
    khttp.post("$base/API/assets/v1/assets/$asset/shares/", json = mapOf("title" to "rushes")) // want: iconik-share-without-expiry
    khttp.post("$base/API/assets/v1/assets/$asset/shares/", json = mapOf("title" to "rushes", "expires" to "2026-12-03T00:00:00Z")) // not: iconik-share-without-expiry
    khttp.post("$base/API/users/v1/users/", json = mapOf("email" to "ada@acme.tv", "is_admin" to true)) // want: iconik-admin-user
    khttp.post("$base/API/users/v1/users/", json = mapOf("email" to "ada@acme.tv", "is_admin" to false)) // not: iconik-admin-user
    client.patch("$base/API/users/v1/users/$asset/") {
        contentType(ContentType.Application.Json)
        setBody(mapOf("is_admin" to true)) // want: iconik-admin-user
    }
    client.patch("$base/API/users/v1/users/$asset/") {
        setBody(mapOf("is_admin" to false)) // not: iconik-admin-user
    }
    client.patch("$base/API/users/v1/users/$asset/") { expectSuccess = true }
    crm.patch("$base/contacts/$asset/") { setBody(mapOf("is_admin" to true)) } // not: iconik-admin-user
    rest.postForObject(base + "/API/auth/v1/apps/", mapOf("name" to "sync"), String::class.java) // want: iconik-app-without-user
    rest.put(base + "/API/auth/v1/apps/", mapOf("name" to "sync")) // not: iconik-app-without-user
}
