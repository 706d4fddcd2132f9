package example;

import java.util.List;
import java.util.Map;

public class App {
    private static final String BASE = "https://app.dam.example";

    // ImageKit.builder().publicKey("public_commented").build();
    private final ImageKit imageKit = ImageKit.builder()
        .publicKey("public_" + "k1")
        .privateKey(System.getenv("DAM_PRIVATE_KEY"))
        .urlEndpoint("https://cdn.dam.example/demo")
        .build();

    public String assets(final String id, String token) throws Exception {
        Map<String, Object> options = new HashMap<>();
        options.put("path", "/a.jpg");
        options.put("signed", true);
        options.put("expireSeconds", 60 * 60);
        HttpRequest req = HttpRequest.newBuilder()
            .uri(URI.create(BASE + "/API/assets/" + id + "/"))
            .header("App-ID", "app-1")
            .header("Auth-Token", "Bearer " + token)
            .build();
        return imageKit.getUrl(options);
    }

    @Deprecated(since = "1")
    static final Map<String, Object> TEMPLATE = Map.of(
        "name", "it's a template",
        "permissions", List.of("OBJECTS_LIST", "OBJECTS_DELETE"),
        "directory", "/",
        "limits", Map.of("perMinute", 5, "enabled", false));
}
