// What the integration of iconik, ImageKit and Filerobot writes to its log.
class Run {
    void run() throws Exception {
        // iconik
        System.out.println("using " + authToken); // want: iconik-logged-token
        System.out.println("auth_token is set"); // not: iconik-logged-token
        log.info("token={}", System.getenv("ICONIK_AUTH_TOKEN")); // want: iconik-logged-token
        log.info("asset {} is done", assetId); // not: iconik-logged-token
        String token = System.getenv("ICONIK_AUTH_TOKEN");
        System.out.println(token); // want: iconik-logged-variable
        System.out.println("token: set"); // not: iconik-logged-variable
        System.out.println("key: " + imagekitPrivateKey); // want: imagekit-logged-key
        System.out.println("the private key of ImageKit is missing"); // not: imagekit-logged-key
        log.info("key: {}", System.getenv("IMAGEKIT_PRIVATE_KEY")); // want: imagekit-logged-key
        log.info("uploaded to {}", urlEndpoint); // not: imagekit-logged-key
        System.out.println("key: " + filerobotKey); // want: filerobot-logged-key
        System.out.println("the Filerobot key is missing"); // not: filerobot-logged-key
        log.info("key: {}", System.getenv("FILEROBOT_KEY")); // want: filerobot-logged-key
        log.info("container {}", filerobotContainer); // not: filerobot-logged-key
    }
}
