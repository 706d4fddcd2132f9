// What the integration of iconik, ImageKit and Filerobot writes to its log.
func run() async throws {
    // iconik
    print("using \(authToken)") // want: iconik-logged-token
    print("auth_token is set") // not: iconik-logged-token
    logger.debug("token=\(ProcessInfo.processInfo.environment["ICONIK_AUTH_TOKEN"]!)") // want: iconik-logged-token
    logger.debug("asset \(assetId) is done") // not: iconik-logged-token
    let token = ProcessInfo.processInfo.environment["ICONIK_AUTH_TOKEN"]!
    print(token) // want: iconik-logged-variable
    print("token: set") // not: iconik-logged-variable
    print("key: \(imagekitPrivateKey)") // want: imagekit-logged-key
    print("the private key of ImageKit is missing") // not: imagekit-logged-key
    logger.debug("key: \(ProcessInfo.processInfo.environment["IMAGEKIT_PRIVATE_KEY"]!)") // want: imagekit-logged-key
    logger.debug("uploaded to \(urlEndpoint)") // not: imagekit-logged-key
    print("key: \(filerobotKey)") // want: filerobot-logged-key
    print("the Filerobot key is missing") // not: filerobot-logged-key
    logger.debug("key: \(ProcessInfo.processInfo.environment["FILEROBOT_KEY"]!)") // want: filerobot-logged-key
    logger.debug("container \(filerobotContainer)") // not: filerobot-logged-key
}
