// Addresses of ImageKit that are handed on.
suspend fun run(client: HttpClient) {
    val contract = "https://ik.imagekit.io/acme/contract.jpg?ik-s=<<imagekit-url-signature>>" // want: imagekit-permanent-signed-url
    val contract = "https://ik.imagekit.io/acme/contract.jpg?ik-t=1798761600&ik-s=<<imagekit-url-signature n=2>>" // not: imagekit-permanent-signed-url
}
