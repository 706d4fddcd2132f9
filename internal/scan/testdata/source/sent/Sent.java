// Headers of requests to iconik, as they are written to a log.
class Sent {
    void built() {
        Headers headers = new Headers.Builder().add("App-ID", appId).add("Auth-Token", token).build(); // want: iconik-logged-headers
        log.debug("sending {}", headers);
        Headers plain = new Headers.Builder().add("Accept", "application/json").add("X-Request-Id", id).build(); // not: iconik-logged-headers
        log.debug("sending {}", plain);
    }

    void request() throws IOException {
        HttpRequest request = HttpRequest.newBuilder()
            .uri(uri)
            .header("App-ID", appId)
            .header("Auth-Token", token) // want: iconik-logged-headers
            .build();
        log.debug("sending {}", request.headers().map());
    }

    void named() throws IOException {
        HttpRequest request = HttpRequest.newBuilder().uri(uri).header("Auth-Token", token).build(); // not: iconik-logged-headers
        log.debug("sending {}", request.headers().map().keySet());
        log.debug("sending {}", request);
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        log.debug("got {}", response.headers());
    }

    void set() throws IOException {
        HttpGet get = new HttpGet(uri);
        get.setHeader("Auth-Token", token); // want: iconik-logged-headers
        System.out.println(Arrays.toString(get.getAllHeaders()));
        System.out.println(get.getURI());
        // filerobot
        HttpPost post = new HttpPost(uri);
        post.addHeader("X-Filerobot-Key", key); // want: filerobot-logged-headers
        System.out.println(Arrays.toString(post.getAllHeaders()));
        HttpPost other = new HttpPost(uri);
        other.addHeader("X-Filerobot-Key", key); // not: filerobot-logged-headers
        System.out.println(other.getRequestLine());
    }
}
