// iconik, in Kotlin
val token = "<<iconik-token issued=2026-11-01 lifetime=60d>>" // want: iconik-auth-token
val fromStore = System.getenv("ICONIK_AUTH_TOKEN")
client.hostnameVerifier { _, _ -> true } // want: iconik-tls-verification-off
client.hostnameVerifier(OkHostnameVerifier)
println("using $authToken") // want: iconik-logged-token
println("authToken is set")
get("https://app.iconik.io/API/assets/v1/assets/?auth_token=${authToken}") // want: iconik-token-put-in-url
get("https://app.iconik.io/API/assets/v1/assets/?page=${page}")
post("http://app.iconik.io/API/search/v1/search/") // want: iconik-plain-http
