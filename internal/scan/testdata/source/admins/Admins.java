// Whose keys the integration of iconik and ImageKit uses.
class Run {
    void run() throws Exception {
        String token = System.getenv("ICONIK_ADMIN_TOKEN"); // want: iconik-admin-credential
        String url = System.getenv("ICONIK_ADMIN_URL"); // not: iconik-admin-credential






        IconikClient client = IconikClient.builder()
            .appId(appId)
            .authToken(System.getenv("ADMIN_TOKEN")) // want: iconik-admin-credential-nearby
            .build();






        IconikClient client = IconikClient.builder()
            .appId(appId)
            .authToken(System.getenv("INGEST_TOKEN")) // not: iconik-admin-credential-nearby
            .build();






        String key = System.getenv("IMAGEKIT_ADMIN_PRIVATE_KEY"); // want: imagekit-admin-key-name
        String mail = System.getenv("IMAGEKIT_ADMIN_EMAIL"); // not: imagekit-admin-key-name
    }
}
