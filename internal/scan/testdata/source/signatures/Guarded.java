// Signatures for uploads to ImageKit, for those who are logged in.
@RestController
class Signatures {
    @GetMapping("/sign")
    @PreAuthorize("isAuthenticated()")
    Map<String, String> sign(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "https://desk.acme.tv"); // not: imagekit-upload-signature-for-any-origin
        long expire = Instant.now().getEpochSecond() + 1800; // not: imagekit-long-upload-signature
        return imageKit.getAuthenticationParameters(UUID.randomUUID().toString(), expire); // not: imagekit-open-upload-auth
    }
}
