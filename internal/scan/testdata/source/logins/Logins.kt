// Programs that log in to iconik, and what they set up there.
suspend fun run(api: HttpClient) {
    val editor = mapOf(
        "app_name" to "sync",
        "email" to "ada@acme.tv",
        "password" to "<<iconik-password>>" // want: iconik-login-body
    )
    api.post("/auth/v1/auth/simple/login/") { setBody(editor) }
    val boss = mapOf(
        "app_name" to "sync",
        "email" to "admin@acme.tv", // want: iconik-admin-login
        "password" to "" // not: iconik-login-body
    )
    api.post("/auth/v1/auth/simple/login/") { setBody(boss) }
    api.post("/auth/v1/auth/simple/login/") {
        setBody(mapOf(
            "app_name" to "sync",
            "email" to "team@acme.tv", // want: iconik-shared-login
            "password" to "" // not: iconik-login-body
        ))
    }
    api.post("/auth/v1/auth/simple/login/") {
        setBody(mapOf(
            "app_name" to "sync",
            "email" to "ada.lovelace@acme.tv", // not: iconik-admin-login iconik-shared-login
            "password" to "" // not: iconik-login-body
        ))
    }
    val mounted = """
    {
        "name": "mounted",
        "method": "SFTP",
        "purpose": "FILES",
        "settings": {
            "address": "ftp.acme.tv",
            "user": "ingest",
            "password": "<<iconik-password n=2>>" // want: iconik-storage-literal-secret
        }
    }
    """.trimIndent()
    api.post("/files/v1/storages/") { setBody(mounted) }
    val speech = """
    {
        "type": "REKOGNITION",
        "name": "speech",
        "secret_key": "<<iconik-storage-secret n=3>>" // want: iconik-service-key
    }
    """.trimIndent()
    api.post("/files/v1/analysis/service_accounts/") { setBody(speech) }
    val silent = mapOf(
        "type" to "REKOGNITION",
        "name" to "silent",
        "secret_key" to "your-secret-key" // not: iconik-service-key
    )
    api.post("/files/v1/analysis/service_accounts/") { setBody(silent) }
}
