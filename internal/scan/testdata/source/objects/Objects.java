// Objects with credentials in them, as they are written to a log.
class Run {
    void run() throws Exception {
        // iconik
        log.debug("sending {}", Map.of("Accept", "application/json", "Auth-Token", token)); // want: iconik-logged-headers
        log.debug("sending {}", Map.of("Accept", "application/json", "X-Request-Id", id)); // not: iconik-logged-headers
        Map<String, String> iconikHeaders = Map.of("Accept", "application/json", "Auth-Token", token); // want: iconik-logged-headers
        log.debug("sending {}", iconikHeaders);
        log.debug("sending {}", iconikHeaders);
        // filerobot
        log.debug("sending {}", Map.of("Accept", "application/json", "X-Filerobot-Key", key)); // want: filerobot-logged-headers
        log.debug("sending {}", Map.of("Accept", "application/json", "X-Request-Id", id)); // not: filerobot-logged-headers
        Map<String, String> filerobotHeaders = Map.of("Accept", "application/json", "X-Filerobot-Key", key); // want: filerobot-logged-headers
        log.debug("sending {}", filerobotHeaders);
        log.debug("sending {}", filerobotHeaders);
        // ImageKit
        log.debug("sending {}", Map.of("urlEndpoint", endpoint, "privateKey", secret)); // want: imagekit-logged-options
        log.debug("sending {}", Map.of("urlEndpoint", endpoint, "publicKey", public)); // not: imagekit-logged-options
    }
}
