// Headers for iconik that are written into the text of a log.
class Inlaid {
    void run(String token) {
        Map<String, String> headers = Map.of("App-ID", APP, "Auth-Token", token); // want: iconik-logged-headers
        log.info("sending " + headers);
        Map<String, String> filled = new HashMap<>();
        filled.put("Auth-Token", token); // want: iconik-logged-headers
        log.info("sending {}", filled);
        Map<String, String> plain = Map.of("Accept", "application/json"); // not: iconik-logged-headers
        log.info("sending " + plain);
    }
}
