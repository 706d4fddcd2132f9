// A test that empties the iconik domain.
class Run {
    void run() throws Exception {
        Request request = new Request.Builder()
            .url("https://app.iconik.io/API/assets/v1/delete_queue/assets/") // want: iconik-destructive-test
            .delete(body)
            .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://test.iconik.example/API/assets/v1/delete_queue/assets/")) // not: iconik-destructive-test
            .DELETE()
            .build();
    }
}
