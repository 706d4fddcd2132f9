// Addresses that ImageKit signs.
class Run {
    void run() throws Exception {
        // ImageKit
        imageKit.getUrl(Map.of("urlEndpoint", endpoint, "path", "/contract.jpg", "signed", true)); // want: imagekit-signed-url-without-expiry
        imageKit.getUrl(Map.of("urlEndpoint", endpoint, "path", "/contract.jpg", "signed", true, "expireSeconds", 3600)); // not: imagekit-signed-url-without-expiry imagekit-signed-url-with-zero-expiry imagekit-long-lived-signed-url imagekit-expiry-as-timestamp imagekit-signed-path-without-expiry
        imageKit.getUrl(Map.of("urlEndpoint", endpoint, "path", "/contract.jpg", "signed", true, "expireSeconds", 0)); // want: imagekit-signed-url-with-zero-expiry
        imageKit.getUrl(Map.of("urlEndpoint", endpoint, "path", "/contract.jpg", "signed", true, "expireSeconds", 31536000)); // want: imagekit-long-lived-signed-url
        imageKit.getUrl(Map.of("urlEndpoint", endpoint, "path", "/contract.jpg", "signed", true, "expireSeconds", 1798761600)); // want: imagekit-expiry-as-timestamp
        imageKit.getUrl(Map.of("path", "/contract.jpg", "signed", true)); // want: imagekit-signed-path-without-expiry
        imageKit.getUrl(Map.of("urlEndpoint", endpoint, "path", "/contract.jpg", "signed", false, "expireSeconds", 600)); // want: imagekit-expiry-without-signature
        imageKit.getUrl(Map.of("urlEndpoint", endpoint, "path", "/contract.jpg", "signed", true, "expireSeconds", 600)); // not: imagekit-expiry-without-signature
        imageKit.getUrl(Map.of("path", "/contract.jpg", "expireSeconds", 600)); // want: imagekit-call-without-signature
        imageKit.getUrl(Map.of("path", "/contract.jpg", "signed", true, "expireSeconds", 600)); // not: imagekit-call-without-signature
    }
}
