// Signatures for uploads to ImageKit.
@RestController
class Signatures {
    @GetMapping("/sign")
    Map<String, String> sign(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*"); // want: imagekit-upload-signature-for-any-origin
        return imageKit.getAuthenticationParameters(); // want: imagekit-open-upload-auth
    }

    @GetMapping("/sign/day")
    Map<String, String> day() {
        long expire = Instant.now().getEpochSecond() + 86400; // want: imagekit-long-upload-signature
        return imageKit.getAuthenticationParameters(UUID.randomUUID().toString(), expire);
    }
}
