// A server that asks iconik for pages.
class Proxy {
    @GetMapping("/assets") // want: iconik-borrowed-pair
    String assets(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*"); // want: iconik-open-proxy-code
        return client.get().uri("https://app.iconik.io/API/assets/v1/assets/").header("Auth-Token", token).retrieve().body(String.class);
    }
}
