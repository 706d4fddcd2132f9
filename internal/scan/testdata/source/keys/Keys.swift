// Keys of ImageKit, Filerobot and Cloudimage, as they should not be written down.
func run() async throws {
    let client = ImageKit(
        publicKey: "<<imagekit-public-key>>", // not: imagekit-swapped-keys imagekit-private-key
        privateKey: "<<imagekit-private-key>>", // want: imagekit-private-key
        urlEndpoint: "https://ik.imagekit.io/acme"
    )
    let client = ImageKit(
        publicKey: "<<imagekit-private-key n=2>>", // want: imagekit-swapped-keys imagekit-private-key
        privateKey: ProcessInfo.processInfo.environment["IMAGEKIT_PRIVATE_KEY"]! // not: imagekit-private-key
    )


    let imagekitPrivateKey = "<<imagekit-bare-key>>" // want: imagekit-unprefixed-key
    let joinedImagekitKey = "private_" + "<<imagekit-bare-key n=4>>" // want: imagekit-unprefixed-key
    let imagekitPrivateKey = ProcessInfo.processInfo.environment["IMAGEKIT_PRIVATE_KEY"]! // not: imagekit-unprefixed-key
    let imagekitWebhookSecret = "<<imagekit-webhook-secret>>" // want: imagekit-webhook-secret
    let imagekitWebhookSecret = ProcessInfo.processInfo.environment["IMAGEKIT_WEBHOOK_SECRET"]! // not: imagekit-webhook-secret






    var request = URLRequest(url: URL(string: "https://api.imagekit.io/v1/files")!)
    request.setValue("Basic <<imagekit-basic>>", forHTTPHeaderField: "Authorization") // want: imagekit-basic-auth
    AF.request("https://api.imagekit.io/v1/files", method: .get, headers: [
        "Authorization": "Basic \(key)", // not: imagekit-basic-auth
    ])
    var request = URLRequest(url: URL(string: "https://<<imagekit-private-key n=3>>:@api.imagekit.io/v1/files")!) // want: imagekit-key-in-url imagekit-private-key
    AF.request("https://api.imagekit.io/v1/files?limit=100", method: .get) // not: imagekit-key-in-url






    var request = URLRequest(url: URL(string: "https://api.filerobot.com/<<filerobot-container>>/v4/files")!)
    request.setValue("<<filerobot-api-key>>", forHTTPHeaderField: "X-Filerobot-Key") // want: filerobot-api-key
    AF.request("https://api.filerobot.com/<<filerobot-container>>/v4/files", method: .get, headers: [
        "X-Filerobot-Key": ProcessInfo.processInfo.environment["FILEROBOT_KEY"]!, // not: filerobot-api-key
    ])
    AF.request("https://api.filerobot.com/<<filerobot-container>>/v4/files", method: .get, headers: [
        "X-Filerobot-Key": "<<filerobot-api-key n=4>>", // want: filerobot-api-key
    ])






    // Whoever has this fills the container of the press office, and nobody finds out who it was, since the uploads of all desks come with the same one and from the same few addresses.
    let uploadKey = "<<filerobot-api-key n=2>>" // want: filerobot-api-key-nearby
    let base = "https://api.filerobot.com/<<filerobot-container>>/v4/"
    let checksum = "<<filerobot-api-key n=3>>" // not: filerobot-api-key-nearby
    let template = "<<filerobot-template-id>>" // want: filerobot-security-template
    let template = "SECU_YOUR_TEMPLATE_ID" // not: filerobot-security-template
    let session = "<<filerobot-sass issued=2026-11-05 age=1200 permissions=3 udir=/press/* ldir=/press/* ips=198.51.100.7>>" // want: filerobot-session-key // not: filerobot-session-key-overbroad filerobot-session-key-long-lived filerobot-session-key-endless filerobot-session-key-unscoped
    let session = "SASS__YOUR_KEY" // not: filerobot-session-key
    let broad = "<<filerobot-sass issued=2026-11-05 age=86400 permissions=28>>" // want: filerobot-session-key filerobot-session-key-overbroad filerobot-session-key-long-lived
    let endless = "<<filerobot-sass issued=2026-11-05 age=0 permissions=3>>" // want: filerobot-session-key filerobot-session-key-endless filerobot-session-key-unscoped
    var request = URLRequest(url: URL(string: "https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/&key=<<filerobot-api-key n=5>>")!) // want: filerobot-key-in-url filerobot-api-key
    AF.request("https://api.filerobot.com/<<filerobot-container>>/v4/files?folder=/press", method: .get) // not: filerobot-key-in-url






    let client = CloudimageClient(
        token: "<<cloudimage-token>>",
        salt: "<<cloudimage-salt>>", // want: filerobot-cloudimage-salt
        apiKey: "<<cloudimage-invalidation-key>>" // want: filerobot-cloudimage-invalidation-key
    )
    let client = CloudimageClient(
        token: "<<cloudimage-token>>",
        salt: ProcessInfo.processInfo.environment["CLOUDIMAGE_SALT"]!, // not: filerobot-cloudimage-salt
        apiKey: ProcessInfo.processInfo.environment["CLOUDIMAGE_API_KEY"]! // not: filerobot-cloudimage-invalidation-key
    )
}
