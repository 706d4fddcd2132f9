// What the domain's settings become: https://app.iconik.io/API/settings/v1/.
suspend fun run(api: HttpClient) {
    val openSettings = mapOf(
        "default_app_token_ttl" to 315360000, // want: iconik-default-ttl-too-long
        "default_user_token_ttl" to 31536000, // want: iconik-user-ttl-too-long
        "default_refresh_token_ttl" to 315360000, // want: iconik-refresh-ttl-too-long
        "share_expiration_time" to 1825, // want: iconik-share-lifetime-too-long
        "password_checks" to false, // want: iconik-password-checks-off
        "mfa_required" to false, // want: iconik-second-factor-off
        "allowed_ips" to listOf("0.0.0.0/0"), // want: iconik-any-address-allowed
        "cors_hosts" to listOf("*") // want: iconik-any-origin-allowed
    )
    api.post("/settings/v1/system/") { setBody(openSettings) }
    val strictSettings = mapOf(
        "default_app_token_ttl" to 2592000, // not: iconik-default-ttl-too-long
        "default_user_token_ttl" to 28800, // not: iconik-user-ttl-too-long
        "default_refresh_token_ttl" to 604800, // not: iconik-refresh-ttl-too-long
        "share_expiration_time" to 30, // not: iconik-share-lifetime-too-long
        "password_checks" to true, // not: iconik-password-checks-off
        "mfa_required" to true, // not: iconik-second-factor-off
        "allowed_ips" to listOf("198.51.100.0/24", "203.0.113.7"), // not: iconik-any-address-allowed
        "cors_hosts" to listOf("https://desk.acme.tv") // not: iconik-any-origin-allowed
    )
    api.post("/settings/v1/system/") { setBody(strictSettings) }
}
