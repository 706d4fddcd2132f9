// A token for iconik that somebody hands over.
fun run(request: Request.Builder, token: String) {
    request.addHeader("Auth-Token", token)
    println("token $token") // want: iconik-logged-variable
    println("token ${token.length}") // not: iconik-logged-variable
}
