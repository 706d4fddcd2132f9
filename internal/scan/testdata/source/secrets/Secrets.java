// iconik's tokens and passwords, as they should not be written down.
class Run {
    void run() throws Exception {
        String token = "<<iconik-token issued=2026-11-01 lifetime=60d>>"; // want: iconik-auth-token // not: iconik-token-long-lived iconik-token-never-rotated
        String session = "<<jwt-other>>"; // not: iconik-auth-token
        String oldToken = "<<iconik-token issued=2024-11-20>>"; // want: iconik-auth-token iconik-token-long-lived iconik-token-never-rotated
        String staleToken = "<<iconik-token issued=2026-09-20 lifetime=80d>>"; // want: iconik-auth-token iconik-token-never-rotated

        IconikClient client = IconikClient.builder()
            .appId("<<uuid1 at=2026-03-02>>")
            .authToken("<<iconik-opaque-token>>") // want: iconik-token-pair
            .build();

        // The same, as it should be.



        IconikClient client = IconikClient.builder()
            .appId("<<uuid1 at=2026-03-02>>")
            .authToken(System.getenv("ICONIK_AUTH_TOKEN")) // not: iconik-token-pair
            .build();






        String iconikApiToken = "<<iconik-opaque-token n=2>>"; // want: iconik-hardcoded-token
        String iconikAuthToken = System.getenv().getOrDefault("ICONIK_AUTH_TOKEN", "<<iconik-opaque-token n=3>>"); // want: iconik-hardcoded-token
        String iconikAppToken = System.getenv("ICONIK_APP_TOKEN"); // not: iconik-hardcoded-token
        String iconikAccessToken = "your-iconik-token-here"; // not: iconik-hardcoded-token






        Request request = new Request.Builder()
            .url(search)
            .addHeader("App-ID", appId)
            .addHeader("Auth-Token", "<<iconik-opaque-token n=4>>") // want: iconik-header-token
            .post(body)
            .build();
        Request request = new Request.Builder()
            .url(search)
            .addHeader("App-ID", appId)
            .addHeader("Auth-Token", token) // not: iconik-header-token
            .post(body)
            .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(current))
            .header("Auth-Token", "<<iconik-opaque-token n=5>>") // want: iconik-header-token
            .build();






        IconikClient client = IconikClient.builder()
            .appId(System.getenv("ICONIK_APP_ID"))
            .authToken("<<iconik-opaque-token n=6>>") // want: iconik-config-token
            .baseUrl("https://app.iconik.io")
            .build();
        IconikClient client = IconikClient.builder()
            .appId(System.getenv("ICONIK_APP_ID"))
            .authToken(token) // not: iconik-config-token
            .baseUrl("https://app.iconik.io")
            .build();






        Request request = new Request.Builder()
            .url("https://app.iconik.io/API/auth/v1/oauth/token/")
            .addHeader("Authorization", "Bearer <<iconik-opaque-token n=7>>") // want: iconik-token-nearby
            .build();
        Request request = new Request.Builder()
            .url("https://app.iconik.io/API/auth/v1/oauth/token/")
            .addHeader("Authorization", "Bearer " + token) // not: iconik-token-nearby
            .build();






        String iconikClientSecret = "<<iconik-client-secret>>"; // want: iconik-oauth-client-secret
        String iconikClientSecret = System.getenv("ICONIK_CLIENT_SECRET"); // not: iconik-oauth-client-secret






        String iconikPassword = "<<iconik-password>>"; // want: iconik-login-password
        String iconikPassword = System.getenv("ICONIK_PASSWORD"); // not: iconik-login-password
    }
}
