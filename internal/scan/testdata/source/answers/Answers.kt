// What iconik answers to a log-in, and who reads it.
suspend fun run(client: HttpClient, login: String) {
    val response = client.post("https://app.iconik.io/API/auth/v1/auth/simple/login/") { setBody(login) }
    println(response.status) // not: iconik-logged-login-answer
    val body = response.bodyAsText()
    println("answer $body") // want: iconik-logged-login-answer
}
