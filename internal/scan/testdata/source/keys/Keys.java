// Keys of ImageKit, Filerobot and Cloudimage, as they should not be written down.
class Run {
    void run() throws Exception {
        ImageKitOkHttpClient client = ImageKitOkHttpClient.builder()
            .publicKey("<<imagekit-public-key>>") // not: imagekit-swapped-keys imagekit-private-key
            .privateKey("<<imagekit-private-key>>") // want: imagekit-private-key
            .urlEndpoint("https://ik.imagekit.io/acme")
            .build();
        ImageKitOkHttpClient client = ImageKitOkHttpClient.builder()
            .publicKey("<<imagekit-private-key n=2>>") // want: imagekit-swapped-keys imagekit-private-key
            .privateKey(System.getenv("IMAGEKIT_PRIVATE_KEY")) // not: imagekit-private-key
            .build();


        String imagekitPrivateKey = "<<imagekit-bare-key>>"; // want: imagekit-unprefixed-key
        String joinedImagekitKey = "private_" + "<<imagekit-bare-key n=4>>"; // want: imagekit-unprefixed-key
        String imagekitPrivateKey = System.getenv("IMAGEKIT_PRIVATE_KEY"); // not: imagekit-unprefixed-key
        String imagekitWebhookSecret = "<<imagekit-webhook-secret>>"; // want: imagekit-webhook-secret
        String imagekitWebhookSecret = System.getenv("IMAGEKIT_WEBHOOK_SECRET"); // not: imagekit-webhook-secret






        Request request = new Request.Builder()
            .url("https://api.imagekit.io/v1/files")
            .addHeader("Authorization", "Basic <<imagekit-basic>>") // want: imagekit-basic-auth
            .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.imagekit.io/v1/files"))
            .header("Authorization", "Basic " + key) // not: imagekit-basic-auth
            .build();
        Request request = new Request.Builder()
            .url("https://<<imagekit-private-key n=3>>:@api.imagekit.io/v1/files") // want: imagekit-key-in-url imagekit-private-key
            .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.imagekit.io/v1/files?limit=100")) // not: imagekit-key-in-url
            .build();






        Request request = new Request.Builder()
            .url("https://api.filerobot.com/<<filerobot-container>>/v4/files")
            .addHeader("X-Filerobot-Key", "<<filerobot-api-key>>") // want: filerobot-api-key
            .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.filerobot.com/<<filerobot-container>>/v4/files"))
            .header("X-Filerobot-Key", System.getenv("FILEROBOT_KEY")) // not: filerobot-api-key
            .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.filerobot.com/<<filerobot-container>>/v4/files"))
            .header("X-Filerobot-Key", "<<filerobot-api-key n=4>>") // want: filerobot-api-key
            .build();






        // Whoever has this fills the container of the press office, and nobody finds out who it was, since the uploads of all desks come with the same one and from the same few addresses.
        String uploadKey = "<<filerobot-api-key n=2>>"; // want: filerobot-api-key-nearby
        String base = "https://api.filerobot.com/<<filerobot-container>>/v4/";
        String checksum = "<<filerobot-api-key n=3>>"; // not: filerobot-api-key-nearby
        String template = "<<filerobot-template-id>>"; // want: filerobot-security-template
        String template = "SECU_YOUR_TEMPLATE_ID"; // not: filerobot-security-template
        String session = "<<filerobot-sass issued=2026-11-05 age=1200 permissions=3 udir=/press/* ldir=/press/* ips=198.51.100.7>>"; // want: filerobot-session-key // not: filerobot-session-key-overbroad filerobot-session-key-long-lived filerobot-session-key-endless filerobot-session-key-unscoped
        String session = "SASS__YOUR_KEY"; // not: filerobot-session-key
        String broad = "<<filerobot-sass issued=2026-11-05 age=86400 permissions=28>>"; // want: filerobot-session-key filerobot-session-key-overbroad filerobot-session-key-long-lived
        String endless = "<<filerobot-sass issued=2026-11-05 age=0 permissions=3>>"; // want: filerobot-session-key filerobot-session-key-endless filerobot-session-key-unscoped
        Request request = new Request.Builder()
            .url("https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/&key=<<filerobot-api-key n=5>>") // want: filerobot-key-in-url filerobot-api-key
            .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/press")) // not: filerobot-key-in-url
            .build();






        CloudimageClient client = CloudimageClient.builder()
            .token("<<cloudimage-token>>")
            .salt("<<cloudimage-salt>>") // want: filerobot-cloudimage-salt
            .apiKey("<<cloudimage-invalidation-key>>") // want: filerobot-cloudimage-invalidation-key
            .build();
        CloudimageClient client = CloudimageClient.builder()
            .token("<<cloudimage-token>>")
            .salt(System.getenv("CLOUDIMAGE_SALT")) // not: filerobot-cloudimage-salt
            .apiKey(System.getenv("CLOUDIMAGE_API_KEY")) // not: filerobot-cloudimage-invalidation-key
            .build();
    }
}
