// Shares of assets: https://app.iconik.io/API/assets/v1/.
class Run {
    void run(Api api) throws IOException {
        String ever = """
        { // want: iconik-share-without-expiry
            "allow_download": false,
            "allow_comments": true,
            "emails": ["ada@acme.tv"]
        }
        """;
        api.post("/assets/v1/assets/share/", RequestBody.create(ever, JSON));
        String week = """
        { // not: iconik-share-without-expiry
            "allow_download": false,
            "allow_comments": true,
            "emails": ["ada@acme.tv"],
            "expires": "2026-12-03T00:00:00Z"
        }
        """;
        api.post("/assets/v1/assets/share/", RequestBody.create(week, JSON));
        Map<String, Object> openLink = Map.of(
            "title", "rushes",
            "allow_download", true, // want: iconik-share-without-password
            "allow_comments", false,
            "expires", "2026-12-03T00:00:00Z"
        );
        api.post("/assets/v1/assets/share/url/", mapper.writeValueAsString(openLink));
        Map<String, Object> closedLink = Map.of(
            "title", "rushes",
            "allow_download", true, // not: iconik-share-without-password
            "allow_comments", false,
            "has_password", true,
            "expires", "2026-12-03T00:00:00Z"
        );
        api.post("/assets/v1/assets/share/url/", mapper.writeValueAsString(closedLink));
    }
}
