// Where the integration of iconik, ImageKit and Filerobot calls.
func run() async throws {
    var request = URLRequest(url: URL(string: "https://app.iconik.io/API/assets/v1/assets/?page=1&auth_token=<<iconik-opaque-token n=8>>")!) // want: iconik-token-in-url iconik-config-token
    var request = URLRequest(url: URL(string: "https://app.iconik.io/API/assets/v1/assets/?page=\(page)")!) // not: iconik-token-in-url
    var request = URLRequest(url: URL(string: "http://app.iconik.io/API/search/v1/search/")!) // want: iconik-plain-http
    request.httpMethod = "POST"
    AF.request("https://app.iconik.io/API/search/v1/search/", method: .post) // not: iconik-plain-http iconik-plain-http-api
    var request = URLRequest(url: URL(string: "http://\(host)/API/assets/v1/assets/")!) // want: iconik-plain-http-api
    let link = "http://icnk.io/u/4f2b6c1d0e9a" // want: iconik-plain-http-share
    let link = "https://icnk.io/u/4f2b6c1d0e9a" // not: iconik-plain-http-share
    var request = URLRequest(url: URL(string: "https://app.iconik.io/API/assets/v1/assets/?auth_token=\(authToken)")!) // want: iconik-token-put-in-url
    var request = URLRequest(url: URL(string: "https://app.iconik.io/API/assets/v1/assets/?per_page=\(size)")!) // not: iconik-token-put-in-url
    AF.request("https://app.iconik.io/API/assets/v1/assets/?token=\(ProcessInfo.processInfo.environment["ICONIK_AUTH_TOKEN"]!)", method: .get) // want: iconik-token-put-in-url






    var request = URLRequest(url: URL(string: "http://api.imagekit.io/v1/files")!) // want: imagekit-plain-http
    AF.request("https://api.imagekit.io/v1/files", method: .get) // not: imagekit-plain-http
    let client = ImageKit(
        privateKey: ProcessInfo.processInfo.environment["IMAGEKIT_PRIVATE_KEY"]!,
        urlEndpoint: "http://images.acme.tv/media" // want: imagekit-plain-http-endpoint
    )
    let client = ImageKit(
        privateKey: ProcessInfo.processInfo.environment["IMAGEKIT_PRIVATE_KEY"]!,
        urlEndpoint: "https://images.acme.tv/media" // not: imagekit-plain-http-endpoint
    )
    var request = URLRequest(url: URL(string: "https://api.imagekit.io/v1/files?private_key=\(privateKey)")!) // want: imagekit-key-put-in-url
    AF.request("https://api.imagekit.io/v1/files?path=\(path)", method: .get) // not: imagekit-key-put-in-url






    var request = URLRequest(url: URL(string: "http://api.filerobot.com/\(container)/v4/files")!) // want: filerobot-plain-http-api
    AF.request("https://api.filerobot.com/\(container)/v4/files", method: .get) // not: filerobot-plain-http-api
    let picture = "http://<<filerobot-container>>.filerobot.com/press/kit.jpg" // want: filerobot-plain-http-delivery
    let picture = "https://<<cloudimage-token>>.cloudimg.io/v7/http://origin.acme.tv/kit.jpg" // not: filerobot-plain-http-delivery
    var request = URLRequest(url: URL(string: "https://api.filerobot.com/\(container)/v4/key/info?key=\(filerobotKey)")!) // want: filerobot-key-put-in-url
    AF.request("https://api.filerobot.com/\(container)/v4/files?folder=\(folder)", method: .get) // not: filerobot-key-put-in-url
}
