// Applications and tokens as iconik's auth service answers.
suspend fun run(api: HttpClient) {
    val mine = mapOf(
        "id" to "<<uuid1 at=2026-03-02 n=2>>",
        "name" to "acme ingest",
        "default_user_id" to "<<uuid1 at=2026-03-02 n=7>>", // want: iconik-admin-app
        "system_domain_id" to "<<uuid1 at=2019-05-06>>"
    )
    api.post("/auth/v1/apps/") { setBody(mine) }
    val marked = mapOf(
        "name" to "acme proxies",
        "default_user_id" to "<<uuid1 at=2026-03-02 n=11>>",
        "system_domain_id" to "<<uuid1 at=2019-05-06>>",
        "is_admin" to true // want: iconik-app-marked-admin
    )
    api.post("/auth/v1/apps/") { setBody(marked) }
    api.post("/auth/v1/apps/") {
        setBody(mapOf(
            "name" to "acme export", // want: iconik-app-without-user
            "system_domain_id" to "<<uuid1 at=2019-05-06>>",
            "oauth_client_type" to "confidential"
        ))
    }
    api.post("/auth/v1/apps/") {
        setBody(mapOf(
            "name" to "acme captions", // not: iconik-app-without-user
            "default_user_id" to "<<uuid1 at=2026-03-02 n=10>>", // not: iconik-admin-app
            "system_domain_id" to "<<uuid1 at=2019-05-06>>",
            "is_admin" to false // not: iconik-app-marked-admin
        ))
    }
    val adminUser = """
    {
        "id": "<<uuid1 at=2026-03-02 n=7>>",
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "primary_group": "<<uuid1 at=2019-05-06 n=3>>",
        "is_admin": true // want: iconik-admin-user
    }
    """.trimIndent()
    api.post("/users/v1/users/") { setBody(adminUser) }
    val session = """
    {
        "app_id": "<<uuid1 at=2026-03-02 n=4>>",
        "user_id": "<<uuid1 at=2026-03-02 n=8>>",
        "system_domain_id": "<<uuid1 at=2019-05-06>>",
        "is_admin": true, // want: iconik-admin-token
        "is_super_admin": true // want: iconik-super-admin-token
    }
    """.trimIndent()
    api.post("/recorded/") { setBody(session) }
    val night = mapOf(
        "app_id" to "<<uuid1 at=2026-03-02 n=5>>",
        "user_id" to "<<uuid1 at=2026-03-02 n=7>>", // want: iconik-token-of-admin
        "system_domain_id" to "<<uuid1 at=2019-05-06>>"
    )
    api.post("/recorded/") { setBody(night) }
    val day = mapOf(
        "app_id" to "<<uuid1 at=2026-03-02 n=6>>",
        "user_id" to "<<uuid1 at=2026-03-02 n=10>>", // not: iconik-token-of-admin
        "system_domain_id" to "<<uuid1 at=2019-05-06>>",
        "is_admin" to false, // not: iconik-admin-token
        "is_super_admin" to false // not: iconik-super-admin-token
    )
    api.post("/recorded/") { setBody(day) }
}
