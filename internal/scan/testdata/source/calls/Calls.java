// Where the integration of iconik, ImageKit and Filerobot calls.
class Run {
    void run() throws Exception {
        Request request = new Request.Builder()
            .url("https://app.iconik.io/API/assets/v1/assets/?page=1&auth_token=<<iconik-opaque-token n=8>>") // want: iconik-token-in-url iconik-config-token
            .build();
        Request request = new Request.Builder()
            .url("https://app.iconik.io/API/assets/v1/assets/?page=" + page) // not: iconik-token-in-url
            .build();
        Request request = new Request.Builder()
            .url("http://app.iconik.io/API/search/v1/search/") // want: iconik-plain-http
            .post(body)
            .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://app.iconik.io/API/search/v1/search/")) // not: iconik-plain-http iconik-plain-http-api
            .POST(BodyPublishers.ofString(body))
            .build();
        Request request = new Request.Builder()
            .url("http://" + host + "/API/assets/v1/assets/") // want: iconik-plain-http-api
            .build();
        String link = "http://icnk.io/u/4f2b6c1d0e9a"; // want: iconik-plain-http-share
        String link = "https://icnk.io/u/4f2b6c1d0e9a"; // not: iconik-plain-http-share
        Request request = new Request.Builder()
            .url("https://app.iconik.io/API/assets/v1/assets/?auth_token=" + authToken) // want: iconik-token-put-in-url
            .build();
        Request request = new Request.Builder()
            .url("https://app.iconik.io/API/assets/v1/assets/?per_page=" + size) // not: iconik-token-put-in-url
            .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://app.iconik.io/API/assets/v1/assets/?token=" + System.getenv("ICONIK_AUTH_TOKEN"))) // want: iconik-token-put-in-url
            .build();






        Request request = new Request.Builder()
            .url("http://api.imagekit.io/v1/files") // want: imagekit-plain-http
            .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.imagekit.io/v1/files")) // not: imagekit-plain-http
            .build();
        ImageKitOkHttpClient client = ImageKitOkHttpClient.builder()
            .privateKey(System.getenv("IMAGEKIT_PRIVATE_KEY"))
            .urlEndpoint("http://images.acme.tv/media") // want: imagekit-plain-http-endpoint
            .build();
        ImageKitOkHttpClient client = ImageKitOkHttpClient.builder()
            .privateKey(System.getenv("IMAGEKIT_PRIVATE_KEY"))
            .urlEndpoint("https://images.acme.tv/media") // not: imagekit-plain-http-endpoint
            .build();
        Request request = new Request.Builder()
            .url("https://api.imagekit.io/v1/files?private_key=" + privateKey) // want: imagekit-key-put-in-url
            .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.imagekit.io/v1/files?path=" + path)) // not: imagekit-key-put-in-url
            .build();






        Request request = new Request.Builder()
            .url("http://api.filerobot.com/" + container + "/v4/files") // want: filerobot-plain-http-api
            .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.filerobot.com/" + container + "/v4/files")) // not: filerobot-plain-http-api
            .build();
        String picture = "http://<<filerobot-container>>.filerobot.com/press/kit.jpg"; // want: filerobot-plain-http-delivery
        String picture = "https://<<cloudimage-token>>.cloudimg.io/v7/http://origin.acme.tv/kit.jpg"; // not: filerobot-plain-http-delivery
        Request request = new Request.Builder()
            .url("https://api.filerobot.com/" + container + "/v4/key/info?key=" + filerobotKey) // want: filerobot-key-put-in-url
            .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.filerobot.com/" + container + "/v4/files?folder=" + folder)) // not: filerobot-key-put-in-url
            .build();
    }
}
