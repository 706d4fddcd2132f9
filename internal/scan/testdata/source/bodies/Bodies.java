// What is sent to iconik, known by where it is sent.
class Bodies {
    void run(HttpClient api, RestTemplate rest, String base, String asset) throws Exception {
        HttpRequest ever = HttpRequest.newBuilder()
            .uri(URI.create(base + "/API/assets/v1/assets/" + asset + "/shares/"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"title\": \"rushes\"}")) // want: iconik-share-without-expiry
            .build();
        HttpRequest week = HttpRequest.newBuilder(URI.create(base + "/API/assets/v1/assets/" + asset + "/shares/"))
            .POST(HttpRequest.BodyPublishers.ofString("{\"title\": \"rushes\", \"expires\": \"2026-12-03T00:00:00Z\"}")) // not: iconik-share-without-expiry
            .build();
        rest.postForObject(base + "/API/users/v1/users/", Map.of("email", "ada@acme.tv", "is_admin", true), String.class); // want: iconik-admin-user
        rest.postForObject(base + "/API/users/v1/users/", Map.of("email", "ada@acme.tv", "is_admin", false), String.class); // not: iconik-admin-user
        HttpRequest up = HttpRequest.newBuilder(URI.create(base + "/API/users/v1/users/" + asset + "/")).method("PATCH", HttpRequest.BodyPublishers.ofString("{\"is_admin\": true}")).build(); // want: iconik-admin-user
        HttpRequest down = HttpRequest.newBuilder(URI.create(base + "/API/users/v1/users/" + asset + "/")).method("PATCH", HttpRequest.BodyPublishers.ofString("{\"is_admin\": false}")).build(); // not: iconik-admin-user
        rest.postForEntity(base + "/API/auth/v1/apps/", Map.of("name", "sync"), String.class); // want: iconik-app-without-user
        rest.put(base + "/API/auth/v1/apps/", Map.of("name", "sync")); // not: iconik-app-without-user
    }
}
