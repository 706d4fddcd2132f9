// Objects with credentials in them, as they are written to a log.
func run() async throws {
    // iconik
    print("sending", ["Accept": "application/json", "Auth-Token": token]) // want: iconik-logged-headers
    print("sending", ["Accept": "application/json", "X-Request-Id": id]) // not: iconik-logged-headers
    let iconikHeaders = ["Accept": "application/json", "Auth-Token": token] // want: iconik-logged-headers
    print("sending", iconikHeaders)
    print("sending", iconikHeaders)
    // filerobot
    print("sending", ["Accept": "application/json", "X-Filerobot-Key": key]) // want: filerobot-logged-headers
    print("sending", ["Accept": "application/json", "X-Request-Id": id]) // not: filerobot-logged-headers
    let filerobotHeaders = ["Accept": "application/json", "X-Filerobot-Key": key] // want: filerobot-logged-headers
    print("sending", filerobotHeaders)
    print("sending", filerobotHeaders)
    // ImageKit
    print("sending", ["urlEndpoint": endpoint, "privateKey": secret]) // want: imagekit-logged-options
    print("sending", ["urlEndpoint": endpoint, "publicKey": public]) // not: imagekit-logged-options
}
