// A new token for the application in iconik.
class Run {
    void run() throws Exception {
        Request request = new Request.Builder()
            .url("https://app.iconik.io/API/auth/v1/apps/" + appId + "/token/") // want: iconik-token-minted-without-expiry iconik-token-not-ended
            .addHeader("App-ID", appId)
            .addHeader("Auth-Token", token)
            .post(body)
            .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://app.iconik.io/API/auth/v1/auth/tokens/")) // not: iconik-token-minted-without-expiry iconik-token-not-ended
            .header("App-ID", appId)
            .header("Auth-Token", token)
            .build();
    }
}
