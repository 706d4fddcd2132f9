// What the comments of an integration of iconik, ImageKit and Filerobot say is not done.

// URL("http://app.iconik.io/API/assets/v1/assets/").readText() // not: iconik-plain-http
/* It was /* once */ "http://api.imagekit.io/v1/files" // not: imagekit-plain-http
   and http://api.filerobot.com/<<filerobot-container>>/v5 */ // not: filerobot-plain-http-api
val home = "a // b" + "http://app.iconik.io/API/assets/v1/" // want: iconik-plain-http
val files = "/* ${home} http://api.imagekit.io/v1/files" // want: imagekit-plain-http
val base = """
    // http://api.filerobot.com/<<filerobot-container>>/v5 // want: filerobot-plain-http-api
"""
// val token = "<<iconik-token>>" // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
// println("iconik $iconikAuthToken") // not: iconik-logged-token
