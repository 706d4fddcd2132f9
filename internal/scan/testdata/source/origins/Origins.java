// Origins of the ImageKit account: https://api.imagekit.io/v1/accounts/origins.
class Run {
    void run(Api api) throws IOException {
        String anything = """
        {
            "type": "WEB_PROXY", // want: imagekit-web-proxy-origin
            "name": "any address"
        }
        """;
        api.post("/v1/accounts/origins", RequestBody.create(anything, JSON));
        String shop = """
        {
            "type": "WEB_FOLDER", // not: imagekit-web-proxy-origin
            "name": "shop",
            "baseUrl": "http://shop.acme.tv" // want: imagekit-plain-http-origin
        }
        """;
        api.post("/v1/accounts/origins", RequestBody.create(shop, JSON));
        Map<String, Object> safeShop = Map.of(
            "type", "WEB_FOLDER",
            "name", "shop",
            "baseUrl", "https://shop.acme.tv" // not: imagekit-plain-http-origin
        );
        api.post("/v1/accounts/origins", mapper.writeValueAsString(safeShop));
        Map<String, Object> both = Map.of(
            "type", "S3",
            "name", "media",
            "bucket", "acme-media",
            "useIAMRole", true,
            "accessKey", "<<iconik-storage-key-id>>" // want: imagekit-key-beside-role
        );
        api.post("/v1/accounts/origins", mapper.writeValueAsString(both));
        api.postJson("/v1/accounts/origins", Map.of(
            "type", "S3",
            "name", "press",
            "bucket", "acme-press",
            "useIAMRole", false, // want: imagekit-static-storage-key
            "accessKey", "<<iconik-storage-key-id>>",
            "secretKey", "<<imagekit-storage-secret>>" // want: imagekit-origin-secret
        ));
        api.postJson("/v1/accounts/origins", Map.of(
            "type", "S3",
            "name", "films",
            "bucket", "acme-films",
            "useIAMRole", true, // not: imagekit-static-storage-key
            "accessKey", "", // not: imagekit-key-beside-role
            "secretKey", "" // not: imagekit-origin-secret
        ));
    }
}
