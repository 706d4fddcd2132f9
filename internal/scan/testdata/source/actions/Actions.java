// The server that iconik's custom actions call.
class Run {
    void run() throws Exception {
        // A custom action of iconik's.
        log.info("action {}", request.getBody()); // want: iconik-logged-payload
        log.info("assets {}", action.assetIds()); // not: iconik-logged-payload
        Request request = new Request.Builder()
            .url("https://app.iconik.io/API/assets/v1/assets/")
            .addHeader("Auth-Token", authToken)
            .build();
    }
}
