// A server that asks iconik for its users.
class Proxy {
    @PreAuthorize("hasRole('EDITOR')")
    @GetMapping("/assets") // not: iconik-borrowed-pair
    String assets(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "https://desk.acme.tv"); // not: iconik-open-proxy-code
        return client.get().uri("https://app.iconik.io/API/assets/v1/assets/").header("Auth-Token", token).retrieve().body(String.class);
    }
}
