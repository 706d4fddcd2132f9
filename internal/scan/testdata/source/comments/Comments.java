// What the comments of an integration of iconik, ImageKit and Filerobot say is not done.
class Comments {
    // URI.create("http://app.iconik.io/API/assets/v1/assets/") // not: iconik-plain-http
    /**
     * <a href="http://api.imagekit.io/v1/files">files</a> // not: imagekit-plain-http
     * {@code http://api.filerobot.com/<<filerobot-container>>/v5} // not: filerobot-plain-http-api
     */
    static final String HOME = "a // b" + "http://app.iconik.io/API/assets/v1/"; // want: iconik-plain-http
    static final String FILES = "/* " + "http://api.imagekit.io/v1/files"; // want: imagekit-plain-http
    static final String BASE = """
        // http://api.filerobot.com/<<filerobot-container>>/v5 // want: filerobot-plain-http-api
        """;
    // static final String TOKEN = "<<iconik-token>>"; // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
    // logger.info("iconik {}", iconikAuthToken); // not: iconik-logged-token
}
